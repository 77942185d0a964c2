// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "store/census.hpp"
#include "support/store_fixture.hpp"

namespace dase {
namespace {

using testing::StoreFixture;
using testing::text_entry;
using testing::write_file;

constexpr std::size_t kSize = 16'384;

/// A value of its own for each number.
NewEntry large(int number) {
  std::string content(kSize, static_cast<char>(number));
  content.replace(0, 4, std::to_string(10'000 + number), 0, 4);
  content += std::to_string(number);
  content.resize(kSize - 8);
  content += std::to_string(10'000'000 + number);
  return text_entry(content);
}

EntryKey key(int number, const char* category = "source_maps") {
  return {category, "map_" + std::to_string(number)};
}

class StoreLimitsTest : public StoreFixture {
 protected:
  StoreLimitsTest() : narrow_options_(options()) {
    narrow_options_.warn = [this](const std::string& text) { warnings_.push_back(text); };
    narrow_options_.memory_bytes = 0;
  }

  void limit(const std::string& json) { write_file(root_ / "cache.json", json); }
  std::uint64_t used() const { return take_census(StoreLayout(root_.string())).used_bytes(); }
  void pin(const EntryKey& entry) {
    ASSERT_EQ(make_folders((root_ / ".store/pins").string(), false), 0);
    write_file(root_ / ".store/pins" / (key32(entry) + ".json"), "");
  }

  StoreOptions narrow_options_;
  std::vector<std::string> warnings_;
};

TEST_F(StoreLimitsTest, PutsKeepTheStoreWithinItsLimitByThemselves) {
  limit(R"({"max_size_mb":0.5})");
  for (int i = 0; i < 60; ++i) {
    ASSERT_TRUE(store_.put(key(i), large(i)).ok());
    ASSERT_LE(used(), 1u << 19);
  }
  EXPECT_GT(used(), 1u << 18);
  EXPECT_TRUE(store_.get(key(59)).entry);
  EXPECT_EQ(fresh_reason(key(0)), MissReason::kEvicted);
}

TEST_F(StoreLimitsTest, PinnedEntriesStay) {
  ASSERT_TRUE(store_.put(key(0), large(0)).ok());
  pin(key(0));
  limit(R"({"max_size_mb":0.2})");
  for (int i = 1; i < 30; ++i) ASSERT_TRUE(store_.put(key(i), large(i)).ok());

  EXPECT_FALSE(fresh_content(key(0)).empty());
}

TEST_F(StoreLimitsTest, EntriesWithFrozenPlansStay) {
  NewEntry frozen = large(0);
  frozen.meta = R"({"frozen":{"a plan":{"digest":"0123"}}})";
  ASSERT_TRUE(store_.put(key(0), frozen).ok());
  limit(R"({"max_size_mb":0.2})");
  for (int i = 1; i < 30; ++i) ASSERT_TRUE(store_.put(key(i), large(i)).ok());
  EXPECT_TRUE(store_.get(key(0)).entry);
  EXPECT_EQ(fresh_reason(key(1)), MissReason::kEvicted);
}

TEST_F(StoreLimitsTest, CategoriesThatNeverEvictStay) {
  ASSERT_TRUE(store_.put(key(0, "stencils"), large(0)).ok());
  limit(R"({"max_size_mb":0.2,"categories":{"stencils":{"evict":false}}})");
  for (int i = 1; i < 30; ++i) ASSERT_TRUE(store_.put(key(i), large(i)).ok());

  EXPECT_FALSE(fresh_content(key(0, "stencils")).empty());
}

TEST_F(StoreLimitsTest, WhatFindsNoRoomIsSkippedWithOneWarning) {
  Store store(root_.string(), narrow_options_);
  ASSERT_TRUE(store.put(key(0), large(0)).ok());
  pin(key(0));
  limit(R"({"max_size_mb":0.03})");

  for (int i = 1; i < 4; ++i) {
    EXPECT_EQ(store.put(key(i), large(i)).status().code(), StatusCode::kUnavailable);
  }
  ASSERT_EQ(warnings_.size(), 1u);
  EXPECT_NE(warnings_[0].find("at its limit"), std::string::npos);
  EXPECT_TRUE(store.get(key(0)).entry);
}

TEST_F(StoreLimitsTest, AValueLargerThanTheLimitEvictsNothing) {
  ASSERT_TRUE(store_.put(key(0), text_entry("small")).ok());
  limit(R"({"max_size_mb":0.01})");

  EXPECT_FALSE(store_.put(key(1), large(1)).ok());
  EXPECT_EQ(fresh_content(key(0)), "small");
}

TEST_F(StoreLimitsTest, ACategoryHoldsNoMoreEntriesThanItMay) {
  limit(R"({"categories":{"source_maps":{"max_entries":3}}})");
  for (int i = 0; i < 10; ++i) {
    ASSERT_TRUE(store_.put(key(i), large(i)).ok());
    ASSERT_TRUE(store_.put(key(i, "stencils"), large(100 + i)).ok());
  }
  EXPECT_EQ(store_.list("source_maps").size(), 3u);
  EXPECT_EQ(store_.list("stencils").size(), 10u);
}

TEST_F(StoreLimitsTest, ABlobThatAnotherEntryNamesStays) {
  ASSERT_TRUE(store_.put(key(0), large(0)).ok());
  ASSERT_TRUE(store_.put(key(0, "stencils"), large(0)).ok());
  limit(R"({"categories":{"source_maps":{"max_entries":1}}})");
  ASSERT_TRUE(store_.put(key(1), large(1)).ok());
  ASSERT_TRUE(store_.put(key(2), large(2)).ok());

  EXPECT_FALSE(fresh_content(key(0, "stencils")).empty());
  EXPECT_TRUE(under("trash").empty());
}

TEST_F(StoreLimitsTest, ABlobInTheTrashThatARecordNamesGoesBack) {
  ASSERT_TRUE(store_.put(key(0), large(0)).ok());
  pin(key(0));
  const std::filesystem::path blob = blob_of(key(0));
  std::filesystem::create_directories(root_ / ".store/trash");
  std::filesystem::rename(blob, root_ / ".store/trash" / blob.filename());
  limit(R"({"max_size_mb":1})");
  for (int i = 1; i < 60; ++i) ASSERT_TRUE(store_.put(key(i), large(i)).ok());

  EXPECT_TRUE(under("trash").empty());
  EXPECT_TRUE(std::filesystem::exists(blob));
  EXPECT_FALSE(fresh_content(key(0)).empty());
}

TEST_F(StoreLimitsTest, ATimeToLiveOfTheCategoryEndsAnEntryAndAPutRenewsIt) {
  ASSERT_TRUE(store_.put(key(0), text_entry("x")).ok());
  EXPECT_EQ(fresh_content(key(0)), "x");
  limit(R"({"categories":{"source_maps":{"ttl_days":0.00000001}}})");

  Store other(root_.string(), options());
  while (other.get(key(0)).entry) {
    // A time to live of a millisecond is not over yet.
  }
  EXPECT_EQ(other.get(key(0)).reason, MissReason::kExpired);
  const auto renewed = other.put(key(0), text_entry("x"));
  ASSERT_TRUE(renewed.ok());
  EXPECT_TRUE(renewed->written);
}

TEST_F(StoreLimitsTest, ABrokenFileLeavesTheOldLimitsInForceWithOneWarning) {
  Store store(root_.string(), narrow_options_);
  limit(R"({"max_size_mb":0.01})");
  EXPECT_FALSE(store.put(key(1), large(1)).ok());
  warnings_.clear();
  limit(R"({"max_size_mb":0.01,"categories":{"stencils":{"ttl":1}}})");

  for (int i = 0; i < 3; ++i) EXPECT_FALSE(store.put(key(1), large(1)).ok());
  ASSERT_EQ(warnings_.size(), 1u);
  EXPECT_NE(warnings_[0].find("categories.stencils.ttl"), std::string::npos);
  limit("{}");
  EXPECT_TRUE(store.put(key(1), large(1)).ok());
}

TEST_F(StoreLimitsTest, TheProgramsLimitStandsAboveTheFile) {
  limit(R"({"max_size_mb":1})");
  narrow_options_.max_size_mb = 0.01;
  Store narrow(root_.string(), narrow_options_);
  EXPECT_FALSE(narrow.put(key(1), large(1)).ok());
  EXPECT_TRUE(store_.put(key(1), large(1)).ok());
}

}  // namespace
}  // namespace dase
