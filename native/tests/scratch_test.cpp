// SPDX-License-Identifier: MIT
#include "planner/scratch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>

#include "planner/available_memory.hpp"
#include "support/child.hpp"

namespace dase {
namespace {

PlanSpec line_of(std::int64_t points) { return PlanSpec::dft({points}); }

TEST(Scratch, IsZeroedAndAsMisalignedAsAsked) {
  const auto scratch = Scratch::make(line_of(100), {8, 0, 0, 0});
  ASSERT_TRUE(scratch.ok()) << scratch.status().message();
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(scratch->arrays().in) % 16, 8u);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(scratch->arrays().out) % 16, 0u);
  for (int i = 0; i < 200; ++i) EXPECT_EQ(static_cast<const double*>(scratch->arrays().in)[i], 0.0);
}

TEST(Scratch, BeyondTheMemoryThatIsLeftIsRefusedBeforeAnyIsTouched) {
  const auto points = static_cast<std::int64_t>(available_memory() / 64);
  const auto scratch = Scratch::make(line_of(2 * points), {});
  ASSERT_FALSE(scratch.ok());
  EXPECT_EQ(scratch.status().code(), StatusCode::kPlanning);
  EXPECT_THAT(scratch.status().message(), ::testing::HasSubstr("scratch memory"));
}

TEST(Scratch, OfALengthThatFftwPadsLeavesRoomForWhatFftwTakes) {
  // In place one array would take a quarter of the memory, and FFTW's tables more than all of it.
  constexpr std::int64_t kPrime = 10'007;
  const auto points = static_cast<std::int64_t>(available_memory() / 64) / kPrime * kPrime;
  const PlanSpec padded = line_of(points).in_place();
  EXPECT_EQ(check_memory(padded).code(), StatusCode::kPlanning);
  EXPECT_THAT(check_memory(padded).message(), ::testing::HasSubstr("large prime factors"));
  EXPECT_FALSE(Scratch::make(padded, best_placement(padded)).ok());
  std::int64_t smooth = 1;
  while (smooth * 2 <= points / 2) smooth *= 2;
  EXPECT_TRUE(check_memory(line_of(smooth).in_place()).ok());
  EXPECT_TRUE(check_memory(line_of(kPrime).in_place().batch(points)).ok());
}

TEST(AvailableMemory, IsAlsoWhatTheBoundOfTheAddressSpaceLeaves) {
  constexpr rlim_t kLeft = rlim_t{256} << 20;
  const testing::ChildEnd end = testing::run_in_child([&](int) {
    std::uint64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    const rlim_t bound = pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)) + kLeft;
    const rlimit limit{bound, bound};
    if (::setrlimit(RLIMIT_AS, &limit) != 0) return 2;
    const std::uint64_t left = available_memory();
    return left > kLeft / 2 && left <= kLeft ? 0 : 1;
  });
  EXPECT_EQ(end.signal, 0);
  EXPECT_EQ(end.exit_code, 0);
}

}  // namespace
}  // namespace dase
