// SPDX-License-Identifier: MIT
#include "wisdom/wisdom_merge_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "support/files.hpp"
#include "support/temp_dir.hpp"
#include "wisdom/wisdom_merge.hpp"

namespace dase {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

std::string golden(const std::string& name) {
  return (testing::source_dir() / "wisdom" / "golden" / "wisdom" / name).string();
}

std::string bad(const std::string& name) {
  return (testing::source_dir() / "wisdom" / "bad" / name).string();
}

WisdomText parsed(const std::string& path) {
  return parse_wisdom(testing::read_file(path)).value();
}

TEST(WisdomMergeFiles, HoldWhatEachOfThemHeld) {
  const auto merged = merge_wisdom_files(
      {golden("fft_1d_60.measure.wisdom"), golden("fft_2d_24x30.measure.wisdom")});
  ASSERT_TRUE(merged.ok()) << merged.status().message();
  ASSERT_EQ(merged.value().files.size(), 2U);
  for (const MergedFile& file : merged.value().files) {
    EXPECT_TRUE(covers(merged.value().wisdom, parsed(file.path))) << file.path;
    EXPECT_EQ(file.lines, parsed(file.path).lines.size());
    EXPECT_GT(file.problems_gained, 0U);
  }
}

TEST(WisdomMergeFiles, GainNothingFromTheSameFileAgain) {
  const std::string file = golden("fft_1d_60.measure.wisdom");
  const auto merged = merge_wisdom_files({file, file});
  ASSERT_TRUE(merged.ok()) << merged.status().message();
  EXPECT_EQ(merged.value().files.back().problems_gained, 0U);
}

TEST(WisdomMergeFiles, AreRefusedByFileLineAndField) {
  const auto refused =
      merge_wisdom_files({golden("fft_1d_60.measure.wisdom"), bad("t_above_9_bits.wisdom")});
  EXPECT_EQ(refused.status().code(), StatusCode::kCorrupt);
  EXPECT_THAT(refused.status().message(),
              AllOf(HasSubstr("t_above_9_bits.wisdom: "), HasSubstr("line 3, field t")));
}

TEST(WisdomMergeFiles, OfTwoBuildsAreRefusedByName) {
  const testing::TempDir folder;
  WisdomText other = parsed(golden("fft_1d_60.measure.wisdom"));
  other.preamble.back() = other.preamble.back() == '0' ? '1' : '0';
  const std::string path = (folder / "other.wisdom").string();
  testing::write_file(path, print_wisdom(other));

  const auto refused = merge_wisdom_files({golden("fft_1d_60.measure.wisdom"), path});
  EXPECT_EQ(refused.status().code(), StatusCode::kIncompatible);
  EXPECT_THAT(refused.status().message(),
              AllOf(HasSubstr(path + ": line 1, field preamble"), HasSubstr(other.preamble)));
}

TEST(WisdomMergeFiles, MustBeAtLeastOneAndThere) {
  EXPECT_EQ(merge_wisdom_files({}).status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(merge_wisdom_files({"no such file"}).status().code(), StatusCode::kNotFound);
}

}  // namespace
}  // namespace dase
