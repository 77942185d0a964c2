// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dase/planner.hpp"
#include "support/temp_dir.hpp"
#include "support/transform_arrays.hpp"

namespace dase {
namespace {

using testing::TypedArrays;
using testing::WideArray;

class RoundTrip : public ::testing::Test {
 protected:
  Result<Plan> plan(const PlanSpec& spec, const TransformArrays& a) {
    return spec.is_split() ? cache_.plan_split(spec, a.in, a.in_imaginary, a.out, a.out_imaginary)
                           : cache_.plan(spec, a.in, a.out);
  }

  static Status run(const Plan& plan, const TransformArrays& a) {
    return plan.spec().is_split() ? plan.execute_split(a.in, a.in_imaginary, a.out, a.out_imaginary)
                                  : plan.execute(a.in, a.out);
  }

  /// A transform, then its inverse on the same arrays: the input times logical_size().
  template <typename Real>
  void check(const PlanSpec& asked) {
    const PlanSpec spec = asked.rigor(Rigor::kEstimate);
    SCOPED_TRACE(spec.text());
    TypedArrays<Real> arrays(spec);
    const TransformArrays& there = arrays.arrays();
    const TransformArrays back{there.out, there.out_imaginary, there.in, there.in_imaginary};
    const Result<Plan> first = plan(spec, there);
    const Result<Plan> second = plan(spec.inverse(), back);
    ASSERT_TRUE(first.ok() && second.ok()) << first.status().message() << second.status().message();
    std::mt19937_64 random(11);
    const WideArray input = testing::random_input<Real>(spec, random);
    arrays.write(Side::kInput, 0, input);
    ASSERT_TRUE(run(first.value(), there).ok());
    ASSERT_TRUE(run(second.value(), back).ok());
    WideArray output = arrays.read(Side::kInput, 0);
    for (testing::WideComplex& value : output) {
      value.re /= static_cast<Wide>(spec.logical_size());
      value.im /= static_cast<Wide>(spec.logical_size());
    }
    EXPECT_LE(testing::relative_error(output, input), 2 * testing::error_bound<Real>(spec));
  }

  using Wide = testing::Wide;
  testing::TempDir root_;
  FFTWWisdomCache cache_{root_.string()};
};

TEST_F(RoundTrip, OfComplexAndRealTransformsGivesTheInput) {
  for (const PlanSpec& spec : {PlanSpec::dft({6, 10}), PlanSpec::dft({30}).backward().in_place(),
                               PlanSpec::dft({4, 9}).split(), PlanSpec::rdft({6, 10}),
                               PlanSpec::rdft({15}).in_place(), PlanSpec::rdft({5, 8}).split()}) {
    check<double>(spec);
    check<float>(spec.precision(Precision::kFloat));
    check<long double>(spec.precision(Precision::kLongDouble));
  }
}

TEST_F(RoundTrip, OfEachRealKindGivesTheInput) {
  for (int i = 0; i <= static_cast<int>(RealKind::kHc2r); ++i) {
    const auto kind = static_cast<RealKind>(i);
    check<double>(PlanSpec::r2r(kind, {12}));
    check<double>(PlanSpec::r2r({kind, RealKind::kDct2}, {5, 6}).in_place());
    check<float>(PlanSpec::r2r(kind, {7, 4}).precision(Precision::kFloat));
  }
}

TEST_F(RoundTrip, OfALayoutGivesTheInput) {
  const Layout columns{{1, 6}, 0};
  const Layout spread{{24, 2}, 0};
  check<double>(PlanSpec::dft({6, 10}).input_layout(columns).output_layout(spread));
  check<double>(PlanSpec::rdft({6, 10}).input_layout(spread).output_layout(columns));
}

class PlanOfAPrecision : public ::testing::TestWithParam<Precision> {};

TEST_P(PlanOfAPrecision, RefusesArraysLessAlignedThanPlannedOrBetweenTwoElements) {
  testing::TempDir root;
  FFTWWisdomCache cache(root.string());
  const PlanSpec spec = PlanSpec::dft({4}).precision(GetParam()).rigor(Rigor::kEstimate);
  const std::int64_t element = spec.input_bytes() / 8;
  alignas(64) std::array<char, 1024> memory{};
  const auto at = [&](std::int64_t offset) { return memory.data() + offset; };
  const Result<Plan> plan = cache.plan(spec, at(0), at(512));
  ASSERT_TRUE(plan.ok()) << plan.status().message();
  EXPECT_TRUE(plan.value().execute(at(64), at(512)).ok());
  EXPECT_EQ(plan.value().execute(at(element / 2), at(512)).code(), StatusCode::kInvalidArgument);
  const bool simd = GetParam() != Precision::kLongDouble;
  EXPECT_EQ(plan.value().execute(at(element), at(512)).ok(), !simd);
  EXPECT_EQ(cache.plan(spec, at(0), at(spec.input_bytes() - element)).status().code(),
            StatusCode::kInvalidArgument);
}

INSTANTIATE_TEST_SUITE_P(All, PlanOfAPrecision,
                         ::testing::Values(Precision::kDouble, Precision::kFloat,
                                           Precision::kLongDouble));

}  // namespace
}  // namespace dase
