// SPDX-License-Identifier: MIT
#include "dase/store.hpp"

#include <gtest/gtest.h>

#include "support/files.hpp"
#include "support/temp_dir.hpp"

namespace dase {
namespace {

using testing::files_under;
using testing::TempDir;

const EntryKey kKey{"state_profiles", "profile/one"};

NewEntry text_entry(const std::string& content) {
  NewEntry value;
  value.content = content;
  value.extension = "bin";
  return value;
}

class StoreTest : public ::testing::Test {
 protected:
  StoreTest() : store_(root_.string(), options()) {}

  static StoreOptions options() {
    StoreOptions options;
    options.durability = Durability::kNone;
    return options;
  }

  TempDir root_;
  Store store_;
};

TEST_F(StoreTest, AnEntryThatWasPutComesBack) {
  const auto put = store_.put(kKey, text_entry("content"));
  ASSERT_TRUE(put.ok()) << put.status().message();
  EXPECT_TRUE(put->written);
  EXPECT_EQ(put->generation, 1u);
  const Lookup found = store_.get(kKey);
  ASSERT_TRUE(found.entry) << found.detail;
  EXPECT_EQ(*found.entry->content, "content");
  EXPECT_EQ(found.entry->record.entry.key, kKey.key);
  EXPECT_EQ(found.entry->record.schema, 1);
  EXPECT_TRUE(store_.exists(kKey));
}

TEST_F(StoreTest, AnEmptyStoreMissesColdAndMakesNoFile) {
  const Lookup found = store_.get(kKey);
  EXPECT_FALSE(found.entry);
  EXPECT_EQ(found.reason, MissReason::kCold);
  EXPECT_FALSE(store_.exists(kKey));
  EXPECT_TRUE(store_.list().empty());
  EXPECT_TRUE(std::filesystem::is_empty(root_.path()));
}

TEST_F(StoreTest, ASecondPutReplacesTheFirstAndNamesItAsItsParent) {
  ASSERT_TRUE(store_.put(kKey, text_entry("old")).ok());
  const std::string first = store_.get(kKey).entry->digest;
  ASSERT_EQ(store_.put(kKey, text_entry("new"))->generation, 2u);
  const Lookup found = store_.get(kKey);
  EXPECT_EQ(*found.entry->content, "new");
  EXPECT_EQ(found.entry->record.parent, first);
}

TEST_F(StoreTest, APutOfTheSameContentWritesNothing) {
  ASSERT_TRUE(store_.put(kKey, text_entry("same")).ok());
  const auto before = files_under(root_.path());
  const auto again = store_.put(kKey, text_entry("same"));
  EXPECT_FALSE(again->written);
  EXPECT_EQ(again->generation, 1u);
  EXPECT_EQ(files_under(root_.path()), before);
}

TEST_F(StoreTest, ADeletedEntryMissesAsDeletedAndCanBePutAgain) {
  ASSERT_TRUE(store_.put(kKey, text_entry("content")).ok());
  ASSERT_TRUE(store_.erase(kKey)->written);
  EXPECT_EQ(store_.get(kKey).reason, MissReason::kDeleted);
  EXPECT_FALSE(store_.exists(kKey));
  EXPECT_FALSE(store_.erase(kKey)->written);
  EXPECT_EQ(store_.put(kKey, text_entry("content"))->generation, 3u);
  EXPECT_TRUE(store_.get(kKey).entry);
}

TEST_F(StoreTest, ListShowsLiveEntriesSortedByCategoryAndKey) {
  for (const EntryKey& key : {EntryKey{"stencils", "b"}, EntryKey{"stencils", "a"},
                              EntryKey{"fractional_kernels", "z"}, EntryKey{"stencils", "gone"}}) {
    ASSERT_TRUE(store_.put(key, text_entry(key.key)).ok());
  }
  ASSERT_TRUE(store_.erase({"stencils", "gone"}).ok());
  std::vector<std::string> names;
  for (const Record& record : store_.list()) {
    names.push_back(record.entry.category + "/" + record.entry.key);
  }
  EXPECT_EQ(names, (std::vector<std::string>{"fractional_kernels/z", "stencils/a", "stencils/b"}));
  EXPECT_EQ(store_.list("stencils").size(), 2u);
}

}  // namespace
}  // namespace dase
