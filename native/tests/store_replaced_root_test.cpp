// SPDX-License-Identifier: MIT
//
// A root that is deleted and made anew under a process that holds its entries in memory.
#include <chrono>

#include "support/store_fixture.hpp"

namespace dase {
namespace {

namespace fs = std::filesystem;

using testing::TempDir;
using testing::text_entry;

const EntryKey kKey{"state_profiles", "profile/one"};
const EntryKey kPure{"stencils", "laplacian_1d_8"};

class StoreReplacedRootTest : public testing::StoreFixture {
 protected:
  void hold(const EntryKey& key, const std::string& content) {
    ASSERT_TRUE(store_.put(key, text_entry(content)).ok());
    ASSERT_TRUE(store_.get(key).entry);
    ASSERT_TRUE(store_.exists(key));
  }
  void remove_root() { fs::remove_all(root_.path()); }
};

TEST_F(StoreReplacedRootTest, AnEntryOfTheNewRootWithTheSameGenerationIsServed) {
  for (int round = 0; round < 5; ++round) {
    hold(kKey, "old " + std::to_string(round));
    remove_root();
    const std::string fresh = "new " + std::to_string(round);
    ASSERT_EQ(Store(root_.string(), options()).put(kKey, text_entry(fresh))->generation, 1u);
    const Lookup found = store_.get(kKey);
    ASSERT_TRUE(found.entry) << found.detail;
    EXPECT_EQ(*found.entry->content, fresh);
    remove_root();
  }
}

TEST_F(StoreReplacedRootTest, NothingIsServedFromARootThatIsGone) {
  hold(kKey, "content");
  remove_root();
  EXPECT_FALSE(store_.exists(kKey));
  EXPECT_EQ(store_.get(kKey).reason, MissReason::kCold);
}

TEST_F(StoreReplacedRootTest, AKeyThatTheNewRootLacksDoesNotExist) {
  hold(kKey, "content");
  remove_root();
  ASSERT_TRUE(Store(root_.string(), options()).put(kPure, text_entry("other")).ok());
  EXPECT_FALSE(store_.exists(kKey));
  EXPECT_FALSE(store_.get(kKey).entry);
}

TEST_F(StoreReplacedRootTest, APureFunctionOfItsKeyIsServedStillButDoesNotExist) {
  hold(kPure, "weights");
  remove_root();
  EXPECT_FALSE(store_.exists(kPure));
  EXPECT_EQ(*store_.get(kPure).entry->content, "weights");
}

TEST_F(StoreReplacedRootTest, APutMakesTheWholeStoreAnew) {
  hold(kKey, "old");
  remove_root();
  ASSERT_TRUE(store_.put(kKey, text_entry("new")).ok());
  EXPECT_TRUE(fs::exists(root_ / ".store" / "STORE"));
  EXPECT_EQ(fresh_content(kKey), "new");
}

/// Two files may have the same inode, size and time if one was written right after the other, as
/// far as the clock of the file system goes.
TEST_F(StoreReplacedRootTest, ARecordThatWasJustWrittenIsNotToldByItsTimes) {
  ASSERT_TRUE(store_.put(kKey, text_entry("old")).ok());
  const fs::path record = under("records").front();
  const auto soon = fs::last_write_time(record) + std::chrono::hours(1);
  fs::last_write_time(record, soon);
  ASSERT_EQ(*store_.get(kKey).entry->content, "old");

  const TempDir other;
  Store source(other.string(), options());
  ASSERT_TRUE(source.put(kKey, text_entry("new")).ok());
  const std::string blob = source.blob_path(source.get(kKey).entry->record);
  const fs::path target = root_.path() / fs::relative(blob, other.path());
  fs::create_directories(target.parent_path());
  fs::copy_file(blob, target);
  testing::write_file(record,
                      testing::read_file(other / fs::relative(record, root_.path()).string()));
  fs::last_write_time(record, soon);

  const Lookup found = store_.get(kKey);
  ASSERT_TRUE(found.entry) << found.detail;
  EXPECT_EQ(*found.entry->content, "new");
}

}  // namespace
}  // namespace dase
