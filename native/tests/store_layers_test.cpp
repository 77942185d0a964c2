// SPDX-License-Identifier: MIT
#include <sys/stat.h>

#include <map>
#include <memory>

#include "support/small_disk.hpp"
#include "support/store_fixture.hpp"

namespace dase {
namespace {

using testing::files_under;
using testing::read_file;
using testing::TempDir;
using testing::text_entry;
using testing::write_file;

const EntryKey kKey{"state_profiles", "profile"};
const EntryKey kOther{"state_profiles", "other"};

/// A store with the fixture's store as its system root.
class StoreLayers : public testing::StoreFixture {
 protected:
  StoreLayers() : user_(open()) {}

  StoreOptions layered() {
    StoreOptions with = options();
    with.system_root = root_.string();
    with.warn = [this](const std::string& text) { warnings_.push_back(text); };
    return with;
  }
  std::unique_ptr<Store> open() {
    return std::make_unique<Store>((own_ / "root").string(), layered());
  }
  std::string content(const EntryKey& key) {
    const Lookup found = user_->get(key);
    return found.entry ? *found.entry->content : std::string();
  }
  /// All that a file system tells of the files in the system root.
  std::map<std::string, std::string> system_files() const {
    std::map<std::string, std::string> found;
    for (const auto& item : std::filesystem::recursive_directory_iterator(root_.path())) {
      struct stat status {};
      ::lstat(item.path().c_str(), &status);
      found[item.path().string()] =
          std::to_string(status.st_ino) + " " + std::to_string(status.st_size) + " " +
          std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec);
    }
    return found;
  }

  TempDir own_;
  std::vector<std::string> warnings_;
  std::unique_ptr<Store> user_;
};

TEST_F(StoreLayers, ReadsFallThroughToTheSystemRoot) {
  ASSERT_TRUE(store_.put(kKey, text_entry("of the system")).ok());
  EXPECT_TRUE(user_->exists(kKey));
  const Lookup found = user_->get(kKey);
  ASSERT_TRUE(found.entry);
  EXPECT_EQ(*found.entry->content, "of the system");
  EXPECT_EQ(found.entry->record.layer, Layer::kSystem);
  EXPECT_EQ(read_file(user_->blob_path(found.entry->record)), "of the system");
  EXPECT_EQ(user_->get(kOther).reason, MissReason::kCold);
}

TEST_F(StoreLayers, WritesGoToTheOwnRootAndLieAbove) {
  ASSERT_TRUE(store_.put(kKey, text_entry("of the system")).ok());
  EXPECT_EQ(content(kKey), "of the system");
  const auto before = system_files();
  const auto put = user_->put(kKey, text_entry("mine"));
  ASSERT_TRUE(put.ok());
  EXPECT_EQ(put->generation, 1u);
  EXPECT_EQ(content(kKey), "mine");
  EXPECT_EQ(user_->get(kKey).entry->record.layer, Layer::kUser);
  EXPECT_EQ(system_files(), before);
}

TEST_F(StoreLayers, AValueThatTheSystemHoldsIsStoredAllTheSame) {
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  EXPECT_TRUE(user_->put(kKey, text_entry("value"))->written);
  StoreOptions alone = options();
  alone.system_root.clear();
  EXPECT_TRUE(Store(user_->root(), alone).get(kKey).entry);
}

TEST_F(StoreLayers, ADeletionHidesWhatLiesBelow) {
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  EXPECT_TRUE(user_->erase(kKey)->written);
  EXPECT_EQ(user_->get(kKey).reason, MissReason::kDeleted);
  EXPECT_FALSE(user_->exists(kKey));
  EXPECT_TRUE(user_->list().empty());
  EXPECT_TRUE(user_->variants(kKey).empty());
  EXPECT_FALSE(user_->erase(kKey)->written);
  EXPECT_EQ(fresh_content(kKey), "value");
}

TEST_F(StoreLayers, AnExpiredEntryHides) {
  ASSERT_TRUE(store_.put(kKey, text_entry("older")).ok());
  NewEntry brief = text_entry("newer");
  brief.expires_ms = 1;
  ASSERT_TRUE(user_->put(kKey, brief).ok());
  EXPECT_EQ(user_->get(kKey).reason, MissReason::kExpired);
}

TEST_F(StoreLayers, ADamagedEntryOfTheOwnRootFallsThrough) {
  ASSERT_TRUE(store_.put(kKey, text_entry("of the system")).ok());
  ASSERT_TRUE(user_->put(kKey, text_entry("mine")).ok());
  const std::string blob = user_->blob_path(user_->get(kKey).entry->record);
  write_file(blob, "miny");
  user_ = open();
  EXPECT_EQ(content(kKey), "of the system");
  ASSERT_TRUE(user_->put(kKey, text_entry("mine")).ok());
  EXPECT_EQ(content(kKey), "mine") << "what lay below must not be held in memory";
}

TEST_F(StoreLayers, ADamagedEntryOfTheSystemRootIsSteppedOverWithOneWarning) {
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  write_file(blob_of(kKey), "valua");
  const auto before = system_files();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(user_->get(kKey).reason, MissReason::kCorrupt);
  EXPECT_EQ(warnings_.size(), 1u);
  EXPECT_EQ(system_files(), before);
  ASSERT_TRUE(user_->put(kKey, text_entry("mine")).ok());
  EXPECT_EQ(content(kKey), "mine");
}

TEST_F(StoreLayers, WhatAReaderFoundBadInTheSystemRootIsServedNoMore) {
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  const auto before = system_files();
  user_->quarantine(*user_->get(kKey).entry, "nonsense", "sense");
  EXPECT_EQ(user_->get(kKey).reason, MissReason::kCorrupt);
  EXPECT_EQ(warnings_.size(), 1u);
  EXPECT_EQ(system_files(), before);
}

TEST_F(StoreLayers, WhatIsInMemorySeesANewEntryAbove) {
  ASSERT_TRUE(store_.put(kKey, text_entry("of the system")).ok());
  EXPECT_EQ(content(kKey), "of the system");
  StoreOptions alone = options();
  alone.system_root.clear();
  Store another(user_->root(), alone);
  ASSERT_TRUE(another.put(kKey, text_entry("of another")).ok());
  EXPECT_EQ(content(kKey), "of another");
}

TEST_F(StoreLayers, WhatIsInMemorySeesTheSystemRootChange) {
  ASSERT_TRUE(store_.put(kKey, text_entry("first")).ok());
  EXPECT_EQ(content(kKey), "first");
  EXPECT_EQ(user_->get(kKey).entry, user_->get(kKey).entry) << "it is held";
  ASSERT_TRUE(store_.put(kKey, text_entry("second")).ok());
  EXPECT_EQ(content(kKey), "second");
}

TEST_F(StoreLayers, AnUpdateStartsFromWhatIsServed) {
  ASSERT_TRUE(store_.put(kKey, text_entry("a")).ok());
  const auto append = [&](const std::string& more) {
    return user_->update(kKey, {}, [&](const Entry* newest) -> Result<std::optional<NewEntry>> {
      return std::optional<NewEntry>(text_entry((newest ? *newest->content : "") + more));
    });
  };
  ASSERT_TRUE(append("b").ok());
  ASSERT_TRUE(store_.put(kKey, text_entry("x")).ok());
  ASSERT_TRUE(append("c").ok());
  EXPECT_EQ(content(kKey), "abc");
}

TEST_F(StoreLayers, AListNamesTheLayerThatServes) {
  ASSERT_TRUE(store_.put(kKey, text_entry("1")).ok());
  ASSERT_TRUE(store_.put(kOther, text_entry("2")).ok());
  ASSERT_TRUE(user_->put(kOther, text_entry("3")).ok());
  const std::vector<Record> records = user_->list();
  ASSERT_EQ(records.size(), 2u);
  EXPECT_STREQ(to_string(records[0].layer), "user");
  EXPECT_EQ(records[0].entry.key, kOther.key);
  EXPECT_STREQ(to_string(records[1].layer), "system");
  EXPECT_EQ(user_->variants(kOther).size(), 2u) << "of both layers";
}

TEST_F(StoreLayers, ASystemRootThatIsNoStoreIsLeftOutWithOneWarning) {
  TempDir empty;
  TempDir foreign;
  std::filesystem::create_directory(foreign / ".store");
  write_file(foreign / ".store/STORE", "{\"format\":\"dase-store\",\"major\":2}\n");
  for (const std::string& system :
       {empty.string(), (empty / "missing").string(), foreign.string()}) {
    TempDir own;
    warnings_.clear();
    StoreOptions with = layered();
    with.system_root = system;
    Store store(own.string(), with);
    EXPECT_EQ(store.get(kKey).reason, MissReason::kCold) << system;
    EXPECT_TRUE(store.put(kKey, text_entry("mine")).ok());
    EXPECT_TRUE(store.get(kKey).entry);
    EXPECT_EQ(store.list().size(), 1u);
    EXPECT_EQ(warnings_.size(), 1u) << system;
  }
  EXPECT_TRUE(files_under(empty.path()).empty());
}

TEST_F(StoreLayers, TheOwnRootIsNoLayerBelowItself) {
  StoreOptions with = layered();
  with.system_root = root_.string() + "/.";
  Store store(root_.string(), with);
  EXPECT_EQ(store.system_root(), "");
  ASSERT_TRUE(store.put(kKey, text_entry("value")).ok());
  ASSERT_TRUE(store.erase(kKey).ok());
  EXPECT_EQ(store.get(kKey).reason, MissReason::kDeleted);
}

TEST_F(StoreLayers, AReadOnlyFileSystemServes) {
  testing::SmallDisk disk;
  if (!disk.mounted()) GTEST_SKIP() << "this process may not mount";
  StoreOptions alone = options();
  alone.system_root.clear();
  { ASSERT_TRUE(Store(disk.path(), alone).put(kKey, text_entry("value")).ok()); }
  ASSERT_TRUE(disk.make_read_only());
  StoreOptions with = layered();
  with.system_root = disk.path();
  Store store((own_ / "root").string(), with);
  ASSERT_TRUE(store.get(kKey).entry);
  EXPECT_TRUE(store.put(kOther, text_entry("mine")).ok());
  store.flush_statistics();
  EXPECT_TRUE(warnings_.empty());
}

}  // namespace
}  // namespace dase
