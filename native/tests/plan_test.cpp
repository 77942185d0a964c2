// SPDX-License-Identifier: MIT
#include "dase/plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dase/fftw_wisdom_cache.hpp"
#include "planner/native_plan.hpp"
#include "planner/plan_state.hpp"
#include "support/arrays.hpp"
#include "support/temp_dir.hpp"

namespace dase {
namespace {

using testing::Arrays;
using ::testing::HasSubstr;

PlanSpec spec_of(const std::string& text) { return PlanSpec::parse(text).value(); }

/// One plan of a small transform, and arrays that it fits.
class PlanTest : public ::testing::Test {
 protected:
  PlanTest()
      : spec_(spec_of("fft_1d_12/forward/out/1/estimate")),
        arrays_(spec_),
        plan_(std::move(cache_.plan(spec_, arrays_.in(), arrays_.out())).value()) {}

  std::vector<double> result() const {
    return {arrays_.out(), arrays_.out() + spec_.output_bytes() / 8};
  }

  testing::TempDir root_;
  FFTWWisdomCache cache_{root_.string()};
  PlanSpec spec_;
  Arrays arrays_;
  Plan plan_;
};

TEST_F(PlanTest, BoundToArraysComputesWhatItComputesUnbound) {
  ASSERT_TRUE(plan_.execute(arrays_.in(), arrays_.out()).ok());
  const std::vector<double> expected = result();
  const Result<BoundPlan> bound = plan_.bind(arrays_.in(), arrays_.out());
  ASSERT_TRUE(bound.ok());
  std::fill_n(arrays_.out(), expected.size(), 0.0);
  bound->execute();
  EXPECT_EQ(result(), expected);
  EXPECT_EQ(bound->spec(), spec_);
}

TEST_F(PlanTest, BoundToArraysOutlivesThePlanThatItWasMadeFrom) {
  ASSERT_TRUE(plan_.execute(arrays_.in(), arrays_.out()).ok());
  const std::vector<double> expected = result();
  const BoundPlan bound = plan_.bind(arrays_.in(), arrays_.out()).value();
  plan_ = Plan();
  std::fill_n(arrays_.out(), expected.size(), 0.0);
  bound.execute();
  EXPECT_EQ(result(), expected);
}

TEST_F(PlanTest, IsBoundOnlyToArraysOnWhichItRuns) {
  for (const auto& refused :
       {plan_.bind(nullptr, arrays_.out()), plan_.bind(arrays_.in(), arrays_.in()),
        plan_.bind(arrays_.in() + 1, arrays_.out()), plan_.bind(arrays_.in(), arrays_.in() + 8),
        plan_.bind_split(arrays_.in(), arrays_.in(), arrays_.out(), arrays_.out())}) {
    EXPECT_EQ(refused.status().code(), StatusCode::kInvalidArgument);
  }
}

TEST_F(PlanTest, IsNotGivenAwayWhileSomethingIsBoundToIt) {
  {
    const BoundPlan bound = plan_.bind(arrays_.in(), arrays_.out()).value();
    EXPECT_EQ(plan_.release(), nullptr);
    EXPECT_NE(plan_.native_handle(), nullptr);
  }
  fftw_plan_s* given = plan_.release();
  EXPECT_NE(given, nullptr);
  EXPECT_EQ(plan_.native_handle(), nullptr);
  FFTWWisdomCache::destroy_plan(given);
}

TEST_F(PlanTest, UpgradedRunsTheNewPlanAndKeepsTheOldOneAlive) {
  const BoundPlan bound = plan_.bind(arrays_.in(), arrays_.out()).value();
  fftw_plan_s* old = plan_.native_handle();
  const PlanSpec measured = spec_.rigor(Rigor::kMeasure);
  Result<Plan> better = cache_.plan(measured, arrays_.in(), arrays_.out());
  ASSERT_TRUE(better.ok());
  const std::string text = better->description();
  PlanAccess::state(plan_)->upgrade(better->release());
  EXPECT_NE(plan_.native_handle(), old);
  EXPECT_EQ(plan_.description(), text);
  EXPECT_EQ(plan_.digest(), description_digest(text));
  bound.execute();
  execute_native(spec_, old, {arrays_.in(), nullptr, arrays_.out(), nullptr});
}

TEST_F(PlanTest, OwnedByItsAddressRunsUntilItIsForgotten) {
  ASSERT_TRUE(plan_.execute(arrays_.in(), arrays_.out()).ok());
  const std::vector<double> expected = result();
  PlanState* address = PlanState::keep(PlanAccess::state(plan_));
  plan_ = Plan();
  std::fill_n(arrays_.out(), expected.size(), 0.0);
  address->execute(arrays_.in(), arrays_.out());
  EXPECT_EQ(result(), expected);
  const std::weak_ptr<PlanState> state = address->weak_from_this();
  PlanState::forget(address);
  EXPECT_TRUE(state.expired());
}

TEST_F(PlanTest, ThatIsNotSplitTakesTwoArrays) {
  const Status status =
      plan_.execute_split(arrays_.in(), arrays_.in(), arrays_.out(), arrays_.out());
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(status.message(), HasSubstr("not split"));
}

TEST(Plan, ThatIsEmptyRefusesEverything) {
  const Plan plan;
  double array[4];
  EXPECT_FALSE(plan.execute(array, array + 2).ok());
  EXPECT_FALSE(plan.execute_split(array, array, array, array).ok());
  EXPECT_FALSE(plan.bind(array, array + 2).ok());
  EXPECT_FALSE(plan.bind_split(array, array, array, array).ok());
  EXPECT_EQ(plan.description(), "");
  EXPECT_EQ(plan.digest(), "");
}

}  // namespace
}  // namespace dase
