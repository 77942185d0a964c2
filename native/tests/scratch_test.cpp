// SPDX-License-Identifier: MIT
#include "planner/scratch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>

#include "planner/available_memory.hpp"

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

}  // namespace
}  // namespace dase
