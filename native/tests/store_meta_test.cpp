// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <filesystem>

#include "store/layout.hpp"
#include "support/store_fixture.hpp"

namespace dase {
namespace {

using testing::text_entry;

const EntryKey kKey{"source_maps", "map"};

NewEntry with_meta(const std::string& meta) {
  NewEntry value = text_entry("content of " + meta);
  value.meta = meta;
  return value;
}

class StoreMetaTest : public testing::StoreFixture {
 protected:
  bool may_have() { return store_.may_have_meta(kKey, "frozen"); }
  /// The folder looks as if nothing had been committed for an hour.
  void age() {
    const std::string folder = StoreLayout(root_.string()).record_folder(key32(kKey));
    std::filesystem::last_write_time(
        folder, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
  }
};

TEST_F(StoreMetaTest, AKeyWithoutRecordsHasNoMember) { EXPECT_FALSE(may_have()); }

TEST_F(StoreMetaTest, AMemberIsFoundInTheNewestRecordAndInOlderOnes) {
  ASSERT_TRUE(store_.put(kKey, with_meta(R"({"frozen":{"a":"b"}})")).ok());
  EXPECT_TRUE(may_have());
  ASSERT_TRUE(store_.put(kKey, with_meta("{}")).ok());
  EXPECT_TRUE(may_have());
}

TEST_F(StoreMetaTest, AMemberInATextIsNone) {
  ASSERT_TRUE(store_.put(kKey, with_meta(R"({"text":"\"frozen\":{"})")).ok());
  EXPECT_FALSE(may_have());
}

TEST_F(StoreMetaTest, ACommitAfterTheAnswerIsSeen) {
  ASSERT_TRUE(store_.put(kKey, with_meta("{}")).ok());
  age();
  EXPECT_FALSE(may_have());
  Store other(root_.string(), options());
  ASSERT_TRUE(other.put(kKey, with_meta(R"({"frozen":{"a":"b"}})")).ok());
  EXPECT_TRUE(may_have());
}

TEST_F(StoreMetaTest, AMemberInTheSystemRootIsFound) {
  ASSERT_TRUE(store_.put(kKey, with_meta(R"({"frozen":{"a":"b"}})")).ok());
  const testing::TempDir own;
  StoreOptions above = options();
  above.system_root = root_.string();
  EXPECT_TRUE(Store(own.string(), above).may_have_meta(kKey, "frozen"));
}

}  // namespace
}  // namespace dase
