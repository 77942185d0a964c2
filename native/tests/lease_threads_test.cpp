// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "support/files.hpp"
#include "support/leases.hpp"

namespace dase {
namespace {

using testing::after;
using testing::brisk;
using testing::kLeaseName;
using testing::kLongPatience;
using testing::never;

constexpr int kThreads = 8;

class LeaseThreads : public ::testing::Test {
 protected:
  template <typename Body>
  static void in_threads(Body body) {
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread) threads.emplace_back(body, thread);
    for (std::thread& thread : threads) thread.join();
  }

  testing::TempDir root_;
};

TEST_F(LeaseThreads, OnlyOneOfEightThreadsComputesAndAllSeeItsResult) {
  std::atomic<bool> done{false};
  std::atomic<int> computed{0};
  in_threads([&](int) {
    const LeaseAttempt attempt = Lease::acquire(
        root_.string(), kLeaseName, after(kLongPatience), [&] { return done.load(); }, brisk());
    if (attempt.outcome == LeaseOutcome::kDone) return;
    EXPECT_EQ(attempt.outcome, LeaseOutcome::kHeld);
    ++computed;
    done = true;
  });
  EXPECT_EQ(computed, 1);
  EXPECT_TRUE(testing::files_under(testing::leases_of(root_)).empty());
}

TEST_F(LeaseThreads, ThreadsThatFindNoResultHoldTheLeaseOneAfterTheOther) {
  std::atomic<int> inside{0};
  std::atomic<int> held{0};
  in_threads([&](int) {
    const LeaseAttempt attempt =
        Lease::acquire(root_.string(), kLeaseName, after(kLongPatience), never, brisk());
    if (attempt.outcome != LeaseOutcome::kHeld) return;
    EXPECT_EQ(++inside, 1);
    ++held;
    --inside;
  });
  EXPECT_EQ(held, kThreads);
}

TEST_F(LeaseThreads, LeasesOfManyNamesAreTouchedTogetherWhileTheyComeAndGo) {
  in_threads([&](int thread) {
    for (int round = 0; round < 20; ++round) {
      const std::string name = std::to_string(thread) + ".lease";
      const LeaseAttempt attempt =
          Lease::acquire(root_.string(), name, after(kLongPatience), never, brisk());
      ASSERT_EQ(attempt.outcome, LeaseOutcome::kHeld);
      const auto file = testing::leases_of(root_) / name;
      testing::make_old(file);
      const auto old = std::filesystem::last_write_time(file);
      while (round % 4 == 0 && std::filesystem::last_write_time(file) == old) {
        std::this_thread::yield();
      }
      EXPECT_TRUE(attempt.lease.held());
    }
  });
  EXPECT_TRUE(testing::files_under(testing::leases_of(root_)).empty());
}

}  // namespace
}  // namespace dase
