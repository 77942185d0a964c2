// SPDX-License-Identifier: MIT
#include "base/crc32c.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace dase {
namespace {

std::string counted(int first, int step) {
  std::string bytes;
  for (int i = 0; i < 32; ++i) bytes.push_back(static_cast<char>(first + step * i));
  return bytes;
}

// RFC 3720, B.4, whose bytes of the checksum are listed lowest first; and the usual check value.
TEST(Crc32c, GivesThePublishedChecksums) {
  for (const auto crc : {crc32c, crc32c_by_table}) {
    EXPECT_EQ(crc(std::string(32, '\0'), 0), 0x8A9136AAu);
    EXPECT_EQ(crc(std::string(32, '\xFF'), 0), 0x62A8AB43u);
    EXPECT_EQ(crc(counted(0, 1), 0), 0x46DD794Eu);
    EXPECT_EQ(crc(counted(31, -1), 0), 0x113FDB5Cu);
    EXPECT_EQ(crc("123456789", 0), 0xE3069283u);
    EXPECT_EQ(crc("", 0), 0u);
  }
}

TEST(Crc32c, InstructionAndTableAgreeAtEveryLengthAndAlignment) {
  std::mt19937 random(20260101);
  std::string bytes(100, '\0');
  for (char& c : bytes) c = static_cast<char>(random());
  for (std::size_t start = 0; start < 9; ++start) {
    for (std::size_t size = 0; start + size <= bytes.size(); ++size) {
      const std::string_view part = std::string_view(bytes).substr(start, size);
      ASSERT_EQ(crc32c(part), crc32c_by_table(part)) << start << " " << size;
    }
  }
}

TEST(Crc32c, ContinuesAChecksum) {
  const std::string text = "immutable blobs named by their digest";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    EXPECT_EQ(crc32c(text.substr(cut), crc32c(text.substr(0, cut))), crc32c(text));
  }
}

}  // namespace
}  // namespace dase
