// SPDX-License-Identifier: MIT
#include "dase/normalization.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <string>

#include "planner/fftw_api.hpp"
#include "planner/plan_state.hpp"
#include "support/transform_arrays.hpp"

namespace dase {
namespace {

using testing::TypedArrays;
using testing::Wide;
using testing::WideArray;
using testing::WideComplex;

using Sizes = std::vector<std::int64_t>;

constexpr std::int64_t kHowmany = 3;

Layout scattered(const PlanSpec& spec, Side side) {
  Sizes nembed = shape_of(spec, side);
  std::int64_t distance = 2;
  for (std::int64_t& size : nembed) distance *= ++size;
  return Layout::embedded(nembed, 2, distance + 1);
}

PlanSpec with_scattered_layouts(const PlanSpec& spec) {
  return spec.input_layout(scattered(spec, Side::kInput))
      .output_layout(scattered(spec, Side::kOutput));
}

/// Every type and kind, rank 1 to 3, in and out of place, split, batches and layouts.
std::vector<PlanSpec> every_form() {
  std::vector<PlanSpec> specs;
  const auto add = [&](const PlanSpec& spec) {
    for (const PlanSpec& one :
         {spec, spec.batch(kHowmany), with_scattered_layouts(spec.batch(kHowmany))}) {
      for (const PlanSpec& form : {one, one.in_place(), one.split(), one.split().in_place()}) {
        if (form.validate().ok()) specs.push_back(form);
      }
    }
  };
  for (const Sizes& sizes : {Sizes{2}, Sizes{13}, Sizes{16}, Sizes{4, 7}, Sizes{3, 2, 5}}) {
    add(PlanSpec::dft(sizes));
    add(PlanSpec::dft(sizes).backward());
    add(PlanSpec::rdft(sizes));
    add(PlanSpec::rdft(sizes).backward());
    for (int kind = 0; kind <= static_cast<int>(RealKind::kHc2r); ++kind) {
      add(PlanSpec::r2r(static_cast<RealKind>(kind), sizes));
    }
  }
  add(PlanSpec::r2r({RealKind::kDct1, RealKind::kDst2}, {5, 6}));
  return specs;
}

class NormalizationTest : public ::testing::Test {
 protected:
  NormalizationTest() { std::cout << "seed " << seed_ << '\n'; }

  /// Of FFTW alone, without a store.
  static Plan plan_for(const PlanSpec& spec, const TransformArrays& arrays) {
    EXPECT_TRUE(load_fftw(spec.precision()).ok());
    const PlannerLock lock(spec.precision());
    fftw_plan_s* plan =
        make_native_plan(lock, spec.rigor(Rigor::kEstimate), arrays, PlanSearch::kAllowed);
    EXPECT_NE(plan, nullptr);
    return plan_of(spec, plan, arrays, PlanSource::kPlanned, std::chrono::nanoseconds(1));
  }

  static Status execute(const Plan& plan, const TransformArrays& arrays) {
    return plan.spec().is_split() ? plan.execute_split(arrays.in, arrays.in_imaginary, arrays.out,
                                                       arrays.out_imaginary)
                                  : plan.execute(arrays.in, arrays.out);
  }

  /// Of every transform of the batch, from random input that is returned too.
  template <typename Real>
  std::vector<WideArray> fill(TypedArrays<Real>& arrays, const PlanSpec& spec) {
    std::vector<WideArray> inputs;
    for (std::int64_t i = 0; i < spec.howmany(); ++i) {
      inputs.push_back(testing::random_input<Real>(spec, random_));
      arrays.write(Side::kInput, i, inputs.back());
    }
    return inputs;
  }

  /// The error of a transform and then its inverse, each normalised so.
  template <typename Real>
  void expect_round_trip(const PlanSpec& spec, Normalization there, Normalization back) {
    SCOPED_TRACE(spec.text());
    TypedArrays<Real> first(spec);
    TypedArrays<Real> second(spec.inverse());
    const Plan forward = plan_for(spec, first.arrays()).normalized(there);
    const Plan inverse = plan_for(spec.inverse(), second.arrays()).normalized(back);
    const std::vector<WideArray> inputs = fill(first, spec);
    ASSERT_TRUE(execute(forward, first.arrays()).ok());
    for (std::int64_t i = 0; i < spec.howmany(); ++i) {
      second.write(Side::kInput, i, first.read(Side::kOutput, i));
    }
    ASSERT_TRUE(execute(inverse, second.arrays()).ok());
    for (std::int64_t i = 0; i < spec.howmany(); ++i) {
      EXPECT_LE(testing::relative_error(second.read(Side::kOutput, i),
                                        inputs[static_cast<std::size_t>(i)]),
                2 * testing::error_bound<Real>(spec));
    }
  }

  const unsigned seed_ = std::random_device()();
  std::mt19937_64 random_{seed_};
};

template <typename Real>
struct PrecisionOf;
template <>
struct PrecisionOf<float> {
  static constexpr Precision kValue = Precision::kFloat;
};
template <>
struct PrecisionOf<double> {
  static constexpr Precision kValue = Precision::kDouble;
};
template <>
struct PrecisionOf<long double> {
  static constexpr Precision kValue = Precision::kLongDouble;
};

template <typename Real>
class RoundTrip : public NormalizationTest {};
using Reals = ::testing::Types<float, double, long double>;
TYPED_TEST_SUITE(RoundTrip, Reals);

TYPED_TEST(RoundTrip, ByNOnTheInverseGivesBackTheInput) {
  for (const PlanSpec& spec : every_form()) {
    this->template expect_round_trip<TypeParam>(spec.precision(PrecisionOf<TypeParam>::kValue),
                                                Normalization::kNone, Normalization::kByN);
  }
}

TYPED_TEST(RoundTrip, OrthoOnBothGivesBackTheInput) {
  for (const PlanSpec& spec : every_form()) {
    this->template expect_round_trip<TypeParam>(spec.precision(PrecisionOf<TypeParam>::kValue),
                                                Normalization::kOrtho, Normalization::kOrtho);
  }
}

TEST_F(NormalizationTest, OrthoKeepsTheEnergyOfUnitaryTransforms) {
  std::vector<PlanSpec> unitary = {PlanSpec::dft({1}), PlanSpec::dft({97}),
                                   PlanSpec::dft({12, 10}).backward(), PlanSpec::dft({3, 4, 5})};
  for (const RealKind kind : {RealKind::kDht, RealKind::kDct4, RealKind::kDst1, RealKind::kDst4}) {
    unitary.push_back(PlanSpec::r2r(kind, {5, 8}));
  }
  const auto energy = [](const WideArray& values) {
    Wide sum = 0;
    for (const WideComplex& value : values) sum += value.re * value.re + value.im * value.im;
    return sum;
  };
  for (const PlanSpec& spec : unitary) {
    SCOPED_TRACE(spec.text());
    TypedArrays<double> arrays(spec);
    const Plan plan = plan_for(spec, arrays.arrays()).normalized(Normalization::kOrtho);
    const WideArray input = fill(arrays, spec).front();
    ASSERT_TRUE(execute(plan, arrays.arrays()).ok());
    const Wide ratio = energy(arrays.read(Side::kOutput, 0)) / energy(input);
    EXPECT_LE(std::abs(static_cast<long double>(ratio - 1)),
              2 * testing::error_bound<double>(spec));
  }
}

TEST_F(NormalizationTest, TheFactorFollowsFromTheLogicalSize) {
  const PlanSpec mixed = PlanSpec::r2r({RealKind::kDct1, RealKind::kDst1}, {5, 3});  // 8 times 8
  for (const auto& [spec, size] :
       std::vector<std::pair<PlanSpec, double>>{{PlanSpec::dft({12, 10}), 120},
                                                {PlanSpec::rdft({7}).backward(), 7},
                                                {PlanSpec::r2r(RealKind::kDct2, {9}), 18},
                                                {PlanSpec::r2r(RealKind::kR2hc, {9}), 9},
                                                {mixed, 64},
                                                {mixed.batch(2), 64}}) {
    EXPECT_EQ(normalization_factor(Normalization::kNone, spec), 1);
    EXPECT_EQ(normalization_factor(Normalization::kByN, spec), 1 / size);
    EXPECT_EQ(normalization_factor(Normalization::kOrtho, spec), 1 / std::sqrt(size));
    EXPECT_EQ(normalization_factor(Normalization::kOrtho, spec.inverse()), 1 / std::sqrt(size));
  }
  EXPECT_STREQ(to_string(Normalization::kByN), "by_n");
}

TEST_F(NormalizationTest, BoundItMultipliesAsUnbound) {
  for (const PlanSpec& spec : {PlanSpec::dft({30}), PlanSpec::rdft({6, 9}).split()}) {
    SCOPED_TRACE(spec.text());
    TypedArrays<double> arrays(spec);
    const TransformArrays& at = arrays.arrays();
    const Plan plan = plan_for(spec, at);
    fill(arrays, spec);
    ASSERT_TRUE(execute(plan, at).ok());
    WideArray expected = arrays.read(Side::kOutput, 0);
    const double factor = normalization_factor(Normalization::kOrtho, spec);
    for (WideComplex& value : expected) {
      value = {static_cast<double>(value.re) * factor, static_cast<double>(value.im) * factor};
    }
    const Plan scaled = plan.normalized(Normalization::kOrtho);
    ASSERT_TRUE(execute(scaled, at).ok());
    EXPECT_EQ(testing::relative_error(arrays.read(Side::kOutput, 0), expected), 0);
    const Result<BoundPlan> bound =
        spec.is_split() ? scaled.bind_split(at.in, at.in_imaginary, at.out, at.out_imaginary)
                        : scaled.bind(at.in, at.out);
    ASSERT_TRUE(bound.ok());
    for (int i = 0; i < 2; ++i) {  // the second overwrites what the first left
      bound->execute();
      EXPECT_EQ(testing::relative_error(arrays.read(Side::kOutput, 0), expected), 0);
    }
  }
}

TEST_F(NormalizationTest, WhatLiesBetweenTheElementsStaysAsItIs) {
  const PlanSpec spec = with_scattered_layouts(PlanSpec::dft({3, 4}).batch(2));
  TypedArrays<double> arrays(spec);
  auto* out = static_cast<double*>(arrays.arrays().out);
  std::fill_n(out, static_cast<std::size_t>(2 * spec.output_extent()), 7.0);
  const Plan plan = plan_for(spec, arrays.arrays());
  fill(arrays, spec);
  ASSERT_TRUE(execute(plan.normalized(Normalization::kByN), arrays.arrays()).ok());
  const std::int64_t elements = 2 * 3 * 4;
  EXPECT_EQ(std::count(out, out + 2 * spec.output_extent(), 7.0),
            2 * (spec.output_extent() - elements));
}

TEST_F(NormalizationTest, AnotherReplacesItAndNoneIsTheResultOfFftw) {
  const PlanSpec spec = PlanSpec::dft({8});
  TypedArrays<double> arrays(spec);
  const Plan plan = plan_for(spec, arrays.arrays());
  fill(arrays, spec);
  ASSERT_TRUE(execute(plan, arrays.arrays()).ok());
  const std::string expected = arrays.bytes(Side::kOutput);
  const Plan none = plan.normalized(Normalization::kByN).normalized(Normalization::kNone);
  ASSERT_TRUE(execute(none, arrays.arrays()).ok());
  EXPECT_EQ(arrays.bytes(Side::kOutput), expected);
}

TEST_F(NormalizationTest, APlanAndItsNormalizedOneShareUpgradesAndTheNativePlan) {
  const PlanSpec spec = PlanSpec::dft({40});
  TypedArrays<double> arrays(spec);
  Plan plan = plan_for(spec, arrays.arrays());
  Plan scaled = plan.normalized(Normalization::kByN);
  EXPECT_EQ(scaled.spec(), plan.spec());
  EXPECT_EQ(scaled.source(), plan.source());
  EXPECT_EQ(plan.release(), nullptr) << "the other one needs it";
  fftw_plan_s* native = plan_for(spec, arrays.arrays()).release();
  PlanAccess::state(plan)->upgrade(native);
  EXPECT_EQ(scaled.native_handle(), native);
  plan = Plan();
  EXPECT_TRUE(execute(scaled, arrays.arrays()).ok());
}

TEST_F(NormalizationTest, OfAnEmptyPlanThereIsAnEmptyOne) {
  EXPECT_EQ(Plan().normalized(Normalization::kOrtho).native_handle(), nullptr);
}

}  // namespace
}  // namespace dase
