// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <chrono>
#include <iostream>

#include "planner/fftw_api.hpp"
#include "planner/native_plan.hpp"
#include "planner/plan_state.hpp"
#include "planner/scratch.hpp"
#include "support/transform_arrays.hpp"

// Every kind, rank 1 to 3, precision, placement, batch and layout against its definition.

namespace dase {
namespace {

using testing::WideArray;

using Sizes = std::vector<std::int64_t>;

constexpr std::int64_t kHowmany = 3;

const std::vector<Sizes>& all_sizes() {
  static const std::vector<Sizes> sizes = {{1},     {2},     {3},       {7},       {12},     {16},
                                           {31},    {45},    {64},      {4, 6},    {5, 8},   {1, 9},
                                           {13, 2}, {16, 7}, {3, 4, 5}, {2, 3, 8}, {4, 1, 6}};
  return sizes;
}

/// Part of a larger array, its last stride 2, so that no dimension is contiguous.
Layout scattered(const PlanSpec& spec, Side side) {
  Sizes nembed = shape_of(spec, side);
  std::int64_t distance = 2;
  for (std::int64_t& size : nembed) distance *= ++size;
  return Layout::embedded(nembed, 2, distance + 1);
}

std::vector<PlanSpec> with_batches_and_layouts(const PlanSpec& spec) {
  std::vector<PlanSpec> specs = {spec, spec.batch(kHowmany)};
  const bool packed_only = spec.type() == TransformType::kRfft && spec.is_in_place();
  if (packed_only) return specs;
  for (PlanSpec one : {spec, spec.batch(kHowmany)}) {
    one = one.input_layout(scattered(spec, Side::kInput));
    specs.push_back(one.output_layout(scattered(spec, Side::kOutput)));
  }
  return specs;
}

std::vector<PlanSpec> variants(const PlanSpec& spec) {
  std::vector<PlanSpec> specs;
  const auto add = [&](const PlanSpec& one) {
    if (!one.validate().ok()) return;
    for (const PlanSpec& variant : with_batches_and_layouts(one)) specs.push_back(variant);
  };
  const bool directed = spec.type() != TransformType::kR2r;
  for (const PlanSpec& one : {spec, directed ? spec.backward() : spec.in_place()}) {
    add(one);
    if (directed) add(one.in_place());
    add(one.split());
    if (directed) add(one.split().in_place());
    add(one.preserve_input());
    add(one.destroy_input());
  }
  return specs;
}

/// The plan of FFTW for the arrays, without a store.
template <typename Real>
std::unique_ptr<PlanState> state_of(const PlanSpec& spec, const TransformArrays& arrays) {
  fftw_plan_s* plan = nullptr;
  {
    const PlannerLock lock(spec.precision());
    plan = make_native_plan(lock, spec.rigor(Rigor::kEstimate), arrays, PlanSearch::kAllowed);
  }
  if (plan == nullptr) return nullptr;
  return std::make_unique<PlanState>(spec, plan, placement_of(spec, arrays));
}

template <typename Real>
class TransformMatrix : public ::testing::Test {
 protected:
  static constexpr Precision kPrecision = std::is_same_v<Real, float>    ? Precision::kFloat
                                          : std::is_same_v<Real, double> ? Precision::kDouble
                                                                         : Precision::kLongDouble;

  void SetUp() override { ASSERT_TRUE(load_fftw(kPrecision).ok()); }

  /// Fills, runs and compares one problem; an in-place one with its own input, kept apart.
  void check(const PlanSpec& spec) {
    SCOPED_TRACE(spec.text());
    ASSERT_TRUE(spec.validate().ok()) << spec.validate().message();
    testing::TypedArrays<Real> arrays(spec);
    const auto state = state_of<Real>(spec, arrays.arrays());
    ASSERT_NE(state, nullptr);
    ASSERT_TRUE(state->check(arrays.arrays()).ok()) << state->check(arrays.arrays()).message();
    std::vector<WideArray> inputs;
    for (std::int64_t i = 0; i < spec.howmany(); ++i) {
      inputs.push_back(testing::random_input<Real>(spec, random_));
      arrays.write(Side::kInput, i, inputs.back());
    }
    const std::string before = arrays.bytes(Side::kInput);
    state->execute(arrays.arrays());
    if (spec.input_policy() == InputPolicy::kPreserve) {
      EXPECT_EQ(arrays.bytes(Side::kInput), before) << "the input changed";
    }
    for (std::int64_t i = 0; i < spec.howmany(); ++i) {
      const WideArray expected =
          testing::direct_transform(spec, inputs[static_cast<std::size_t>(i)]);
      EXPECT_LE(testing::relative_error(arrays.read(Side::kOutput, i), expected),
                testing::error_bound<Real>(spec));
    }
    ++checked_;
  }

  void check_all(const PlanSpec& spec) {
    if (!spec.validate().ok()) return;
    for (const PlanSpec& one : variants(spec.precision(kPrecision))) check(one);
  }

  void TearDown() override { RecordProperty("checked", checked_); }

  std::mt19937_64 random_{20240601};
  int checked_ = 0;
};

using Reals = ::testing::Types<float, double, long double>;
TYPED_TEST_SUITE(TransformMatrix, Reals);

TYPED_TEST(TransformMatrix, ComplexTransformsAreRight) {
  for (const Sizes& sizes : all_sizes()) this->check_all(PlanSpec::dft(sizes));
  EXPECT_GT(this->checked_, 500);
}

TYPED_TEST(TransformMatrix, RealTransformsAreRight) {
  for (const Sizes& sizes : all_sizes()) this->check_all(PlanSpec::rdft(sizes));
  EXPECT_GT(this->checked_, 300);
}

TYPED_TEST(TransformMatrix, RealToRealTransformsOfEachKindAreRight) {
  for (int kind = 0; kind <= static_cast<int>(RealKind::kHc2r); ++kind) {
    for (const Sizes& sizes : all_sizes()) {
      this->check_all(PlanSpec::r2r(static_cast<RealKind>(kind), sizes));
    }
  }
  EXPECT_GT(this->checked_, 2000);
}

TYPED_TEST(TransformMatrix, RealToRealTransformsOfMixedKindsAreRight) {
  constexpr int kKinds = static_cast<int>(RealKind::kHc2r) + 1;
  for (int kind = 0; kind < kKinds; ++kind) {
    const auto at = [&](int step) { return static_cast<RealKind>((kind + step) % kKinds); };
    this->check_all(PlanSpec::r2r({at(0), at(1)}, {4, 6}));
    this->check_all(PlanSpec::r2r({at(0), at(3), at(7)}, {3, 4, 5}));
  }
  EXPECT_GT(this->checked_, 200);
}

}  // namespace
}  // namespace dase
