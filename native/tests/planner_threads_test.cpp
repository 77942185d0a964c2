// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "dase/fftw_wisdom_cache.hpp"
#include "planner/plan_state.hpp"
#include "planner/planner_lock.hpp"
#include "support/arrays.hpp"
#include "support/temp_dir.hpp"

// Run under ThreadSanitizer too.

namespace dase {
namespace {

constexpr int kThreads = 4;
constexpr int kRounds = 12;

TEST(PlannerThreads, PlanExecuteImportExportAndDestroyOnOneCacheAtOnce) {
  testing::TempDir root;
  FFTWWisdomCache cache(root.string());
  std::atomic<int> failures{0};
  const auto work = [&](int thread) {
    for (int round = 0; round < kRounds; ++round) {
      const std::string key = "fft_1d_" + std::to_string(12 + (thread + round) % 5);
      const PlanSpec spec = PlanSpec::parse(key + "/forward/out/1/estimate").value();
      const testing::Arrays arrays(spec);
      const Result<Plan> plan = cache.plan(spec, arrays.in(), arrays.out(), key);
      if (!plan.ok() || !plan->execute(arrays.in(), arrays.out()).ok()) ++failures;
      if (thread == 0 && !cache.import_into_planner(key).ok()) ++failures;
      if (thread == 1 && !cache.export_from_planner(key).ok()) ++failures;
      if (thread == 2)
        FFTWWisdomCache::destroy_plan(
            cache.plan(spec, arrays.in(), arrays.out()).value().release());
      if (thread == 3 && !cache.probe(spec)) ++failures;
    }
  };
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) threads.emplace_back(work, thread);
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(cache.store().list("fftw_wisdom").size(), 5u);
}

TEST(PlannerThreads, ASharedPlanExecutesInManyThreadsOnTheirOwnArrays) {
  testing::TempDir root;
  FFTWWisdomCache cache(root.string());
  const PlanSpec spec = PlanSpec::parse("fft_2d_6x10/forward/out/1/estimate").value();
  const testing::Arrays arrays(spec);
  const Result<Plan> plan = cache.plan(spec, arrays.in(), arrays.out());
  ASSERT_TRUE(plan.ok());
  ASSERT_TRUE(plan->execute(arrays.in(), arrays.out()).ok());
  std::atomic<int> differences{0};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&] {
      const testing::Arrays own(spec);
      if (!plan->execute(own.in(), own.out()).ok()) ++differences;
      for (std::int64_t i = 0; i < spec.output_bytes() / 8; ++i) {
        if (own.out()[i] != arrays.out()[i]) ++differences;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(differences, 0);
}

TEST(PlannerThreads, APlanIsUpgradedWhileManyThreadsExecuteIt) {
  testing::TempDir root;
  FFTWWisdomCache cache(root.string());
  const PlanSpec spec = PlanSpec::parse("fft_1d_24/forward/out/1/estimate").value();
  const testing::Arrays arrays(spec);
  const Result<Plan> plan = cache.plan(spec, arrays.in(), arrays.out());
  ASSERT_TRUE(plan.ok());
  std::atomic<bool> done{false};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&] {
      const testing::Arrays own(spec);
      const BoundPlan bound = plan.value().bind(own.in(), own.out()).value();
      while (!done) bound.execute();
    });
  }
  for (int round = 0; round < kRounds; ++round) {
    PlanAccess::state(plan.value())
        ->upgrade(cache.plan(spec, arrays.in(), arrays.out()).value().release());
  }
  done = true;
  for (std::thread& thread : threads) thread.join();
}

TEST(PlannerThreads, APlanIsGivenUpWithoutWaitingForAPlannerAtWork) {
  testing::TempDir root;
  FFTWWisdomCache cache(root.string());
  const PlanSpec spec = PlanSpec::parse("fft_1d_20/forward/out/1/estimate").value();
  const testing::Arrays arrays(spec);
  Result<Plan> plan = cache.plan(spec, arrays.in(), arrays.out());
  ASSERT_TRUE(plan.ok());
  const PlannerLock at_work;
  std::thread other([&] { plan = Status(StatusCode::kNotFound, "given up"); });
  other.join();  // would never return if it waited for `at_work`
  EXPECT_FALSE(plan.ok());
}

}  // namespace
}  // namespace dase
