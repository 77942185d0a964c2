// SPDX-License-Identifier: MIT
#include "planner/array_memory.hpp"

#include <gtest/gtest.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

#include "planner/available_memory.hpp"

namespace dase {
namespace {

class ArrayMemory : public ::testing::TestWithParam<std::size_t> {};

TEST_P(ArrayMemory, IsAlignedZeroedAndWritableToItsEnd) {
  const std::size_t bytes = GetParam();
  auto* array = static_cast<unsigned char*>(allocate_array(bytes));
  ASSERT_NE(array, nullptr);
  const std::size_t boundary = bytes < kHugePagesFrom ? 64 : std::size_t{2} << 20;
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(array) % boundary, 0u);
  EXPECT_TRUE(std::all_of(array, array + bytes, [](unsigned char byte) { return byte == 0; }));
  std::memset(array, 1, bytes);
  free_array(array, bytes);
}

INSTANTIATE_TEST_SUITE_P(OfManySizes, ArrayMemory,
                         ::testing::Values(1, 63, 64, 4096, kHugePagesFrom - 1, kHugePagesFrom,
                                           kHugePagesFrom + 1, (std::size_t{6} << 20) + 12345));

TEST(ArrayMemoryReuse, IsZeroedAgainAfterItWasFreed) {
  constexpr std::size_t kBytes = 1 << 16;
  for (int i = 0; i < 3; ++i) {
    auto* array = static_cast<unsigned char*>(allocate_array(kBytes));
    ASSERT_NE(array, nullptr);
    EXPECT_EQ(array[kBytes - 1], 0);
    std::memset(array, 0xff, kBytes);
    free_array(array, kBytes);
  }
}

TEST(ArrayMemoryLimit, GivesNothingThatThereIsNot) {
  EXPECT_EQ(allocate_array(0), nullptr);
  EXPECT_EQ(allocate_array(2 * available_memory()), nullptr);
  EXPECT_EQ(allocate_array(std::numeric_limits<std::size_t>::max()), nullptr);
  free_array(nullptr, 64);
}

TEST(ArrayMemoryMap, LeavesNoPartOfALargeArrayMapped) {
  constexpr std::size_t kBytes = std::size_t{5} << 20;
  auto* array = static_cast<unsigned char*>(allocate_array(kBytes));
  ASSERT_NE(array, nullptr);
  free_array(array, kBytes);
  std::vector<unsigned char> resident(kBytes / 4096);
  EXPECT_NE(::mincore(array, kBytes, resident.data()), 0);
}

}  // namespace
}  // namespace dase
