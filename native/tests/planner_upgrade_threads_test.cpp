// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <thread>

#include "dase/planner.hpp"
#include "support/arrays.hpp"
#include "support/temp_dir.hpp"

// Run under ThreadSanitizer too.

namespace dase {
namespace {

TEST(PlannerUpgradeThreads, AnUpgradeBetweenExecutionsOfFourThreadsLeavesResultsRight) {
  testing::TempDir root;
  PlannerOptions options;
  options.use_helper = false;
  options.store.durability = Durability::kNone;
  options.jobs = 2;
  Planner planner(root.string(), options);
  std::atomic<int> heard{0};
  PlanOptions serve;
  serve.mode = PlanMode::kServeThenUpgrade;
  serve.listener = [&](const PlanUpgrade& upgrade) {
    if (upgrade.outcome == UpgradeOutcome::kUpgraded) ++heard;
  };
  const PlanSpec spec = PlanSpec::dft({24, 20});
  Result<Plan> plan = planner.plan(spec, serve);
  Result<Plan> back = planner.plan(spec.backward(), serve);
  ASSERT_TRUE(plan.ok() && back.ok());
  EXPECT_EQ(plan->source(), PlanSource::kProvisional);
  std::atomic<int> wrong{0};
  const auto work = [&] {
    const testing::Arrays arrays(spec);
    const testing::Arrays result(spec);
    // As long as the upgrades take, and some rounds with the new plans.
    for (int left = 50; left > 0; left -= heard == 2 ? 1 : 0) {
      if (!plan->execute(arrays.in(), arrays.out()).ok()) ++wrong;
      if (!back->execute(arrays.out(), result.out()).ok()) ++wrong;
      for (std::int64_t i = 0; i < 2 * 480; ++i) {
        if (std::abs(result.out()[i] / 480 - arrays.in()[i]) > 1e-13) ++wrong;
      }
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(planner.statistics().upgraded, 2u);
}

TEST(PlannerUpgradeThreads, PlansAreServedDroppedAndThePlannerIsClosedInAnyOrder) {
  testing::TempDir root;
  for (int round = 0; round < 6; ++round) {
    PlannerOptions options;
    options.use_helper = false;
    options.store.durability = Durability::kNone;
    auto planner = std::make_unique<Planner>(root.string(), options);
    std::vector<Plan> kept;
    PlanOptions serve;
    serve.mode = PlanMode::kServeThenUpgrade;
    for (int n = 4; n < 10; ++n) {
      Result<Plan> plan = planner->plan(PlanSpec::dft({n + 10 * round}), serve);
      ASSERT_TRUE(plan.ok()) << plan.status().message();
      if (n % 2 == 0) kept.push_back(std::move(plan).value());
    }
    planner.reset();
    for (const Plan& plan : kept) {
      const testing::Arrays arrays(plan.spec());
      EXPECT_TRUE(plan.execute(arrays.in(), arrays.out()).ok());
    }
  }
}

}  // namespace
}  // namespace dase
