// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/stat.h>

#include "store/layout.hpp"
#include "store/record.hpp"
#include "support/store_fixture.hpp"

namespace dase {
namespace {

using testing::read_file;
using testing::text_entry;
using testing::write_file;
using StoreCorruption = testing::StoreFixture;

const EntryKey kKey{"state_profiles", "profile"};

TEST_F(StoreCorruption, ABadBlobGoesToQuarantineAndThePreviousGenerationServes) {
  ASSERT_TRUE(store_.put(kKey, text_entry("old value")).ok());
  ASSERT_TRUE(store_.put(kKey, text_entry("new value")).ok());
  const auto blob = blob_of(kKey);
  write_file(blob, "NEW value");
  EXPECT_EQ(fresh_content(kKey), "old value");
  EXPECT_FALSE(std::filesystem::exists(blob));
  const auto kept = under("quarantine");
  ASSERT_EQ(kept.size(), 2u);
  EXPECT_EQ(read_file(kept[0]), "NEW value");
  EXPECT_EQ(kept[0].filename().string().substr(33), blob.filename().string());
  EXPECT_EQ(kept[1].string(), kept[0].string() + ".reason.json");
  EXPECT_NE(read_file(kept[1]).find("\"from\":\".store/blobs/"), std::string::npos);
}

TEST_F(StoreCorruption, WithoutAnOlderGenerationABadBlobIsAMissThatTheNextPutHeals) {
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  write_file(blob_of(kKey), "VALUE");
  EXPECT_EQ(fresh_reason(kKey), MissReason::kCorrupt);
  EXPECT_TRUE(store_.put(kKey, text_entry("value"))->written);
  EXPECT_EQ(fresh_content(kKey), "value");
}

TEST_F(StoreCorruption, APutOverABadBlobThatNobodyReadHealsItToo) {
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  write_file(blob_of(kKey), "VALUE");
  ASSERT_TRUE(Store(root_.string(), options()).put(kKey, text_entry("value")).ok());
  EXPECT_EQ(fresh_content(kKey), "value");
}

TEST_F(StoreCorruption, ADifferentBlobOfTheSameNameIsReplacedByAPut) {
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  const auto blob = blob_of(kKey);
  std::filesystem::remove_all(root_ / ".store/records");
  write_file(blob, "a longer value");
  ASSERT_TRUE(Store(root_.string(), options()).put(kKey, text_entry("value")).ok());
  EXPECT_EQ(fresh_content(kKey), "value");
  EXPECT_EQ(under("quarantine").size(), 2u);
}

TEST_F(StoreCorruption, ABlobThatIsNoRegularFileIsNeverOpened) {
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  const auto blob = blob_of(kKey);
  std::filesystem::rename(blob, root_ / "elsewhere");
  std::filesystem::create_symlink(root_ / "elsewhere", blob);
  EXPECT_EQ(fresh_reason(kKey), MissReason::kCorrupt);
}

TEST_F(StoreCorruption, ABlobInTheTrashStillServes) {
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  const auto blob = blob_of(kKey);
  std::filesystem::create_directories(root_ / ".store/trash");
  std::filesystem::rename(blob, root_ / ".store/trash" / blob.filename().string());
  EXPECT_EQ(fresh_content(kKey), "value");
}

TEST_F(StoreCorruption, ACorruptRecordIsSkippedKeepsItsNumberAndTheNextPutTakesTheNext) {
  ASSERT_TRUE(store_.put(kKey, text_entry("one")).ok());
  ASSERT_TRUE(store_.put(kKey, text_entry("two")).ok());
  write_file(under("records").at(1), "garbage");
  EXPECT_EQ(fresh_content(kKey), "one");
  EXPECT_EQ(store_.put(kKey, text_entry("three"))->generation, 3u);
  EXPECT_EQ(fresh_content(kKey), "three");
  EXPECT_EQ(under("records").size(), 3u);
}

TEST_F(StoreCorruption, ARecordUnderAnotherNameIsCorrupt) {
  ASSERT_TRUE(store_.put(kKey, text_entry("one")).ok());
  const auto record = under("records").at(0);
  std::string name = record.filename().string();
  name.replace(name.size() - 6, 1, "9");
  std::filesystem::rename(record, record.parent_path() / name);
  EXPECT_EQ(fresh_reason(kKey), MissReason::kCorrupt);
}

TEST_F(StoreCorruption, ARecordWithTheLastNumberServesAndNoPutFollowsIt) {
  ASSERT_TRUE(store_.put(kKey, text_entry("one")).ok());
  const auto path = under("records").at(0);
  Record record = parse_record(read_file(path)).value();
  record.generation = kLastGeneration;
  const std::string name = path.filename().string().substr(0, 50) + "9999999999.json";
  write_file(path.parent_path() / name, print_record(record).value());
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(store_.get(kKey).entry);
  EXPECT_FALSE(store_.put(kKey, text_entry("two")).ok());
  EXPECT_EQ(fresh_content(kKey), "one");
}

TEST_F(StoreCorruption, AnyByteOfABlobFlippedGivesTheOlderVersionNeverWrongBytes) {
  ASSERT_TRUE(store_.put(kKey, text_entry("the older version")).ok());
  const std::string newer = "the newer version, of a few dozen bytes";
  for (std::size_t i = 0; i < newer.size(); ++i) {
    ASSERT_TRUE(store_.put(kKey, text_entry(newer)).ok());
    std::string bad = newer;
    bad[i] = static_cast<char>(bad[i] ^ 0x20);
    write_file(blob_of(kKey), bad);
    ASSERT_EQ(fresh_content(kKey), "the older version") << "byte " << i;
  }
}

TEST_F(StoreCorruption, AByteFlippedBehindTheFileSystemsBackIsFoundHoweverOftenTheBlobWasRead) {
  StoreOptions without_memory = options();
  without_memory.memory_bytes = 0;
  Store store(root_.string(), without_memory);
  for (int reads = 0; reads < 4; ++reads) {
    ASSERT_TRUE(store.put(kKey, text_entry("value")).ok());
    const auto blob = blob_of(kKey);
    for (int i = 0; i < reads; ++i) ASSERT_EQ(*store.get(kKey).entry->content, "value");
    const auto written = std::filesystem::last_write_time(blob);
    write_file(blob, "valuE");
    std::filesystem::last_write_time(blob, written);
    ASSERT_EQ(store.get(kKey).reason, MissReason::kCorrupt) << "after " << reads << " reads";
  }
}

TEST_F(StoreCorruption, AnyByteOfARecordFlippedGivesTheOlderVersionNeverWrongBytes) {
  ASSERT_TRUE(store_.put(kKey, text_entry("old")).ok());
  ASSERT_TRUE(store_.put(kKey, text_entry("new")).ok());
  const auto record = under("records").at(1);
  const std::string line = read_file(record);
  for (std::size_t i = 0; i < line.size(); ++i) {
    std::string bad = line;
    bad[i] = static_cast<char>(bad[i] ^ 0x01);
    write_file(record, bad);
    ASSERT_EQ(fresh_content(kKey), "old") << "byte " << i;
  }
  write_file(record, line);
  EXPECT_EQ(fresh_content(kKey), "new");
}

TEST_F(StoreCorruption, AnEntryThatItsReaderRefusedIsQuarantinedOnRequest) {
  ASSERT_TRUE(store_.put(kKey, text_entry("good")).ok());
  ASSERT_TRUE(store_.put(kKey, text_entry("bad")).ok());
  const Lookup found = store_.get(kKey);
  store_.quarantine(*found.entry, "bad wisdom", "good wisdom");
  EXPECT_EQ(*store_.get(kKey).entry->content, "good");
  EXPECT_EQ(under("quarantine").size(), 2u);
}

TEST_F(StoreCorruption, StrangeFilesInTheFoldersOfTheStoreAreIgnored) {
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  const auto shard = under("records").at(0).parent_path();
  const std::string name = under("records").at(0).filename().string();
  write_file(shard / ".t-0123", "x");
  write_file(shard / (name + ".bak"), "x");
  write_file(shard / (name.substr(0, 50) + "000000002.json"), "x");
  write_file(shard / (name.substr(0, 50) + "0000000000.json"), "x");
  write_file(root_ / ".store/records/README", "x");
  std::filesystem::create_directory(root_ / ".store/records/zzz");
  EXPECT_EQ(fresh_content(kKey), "value");
  EXPECT_EQ(store_.list().size(), 1u);
  EXPECT_EQ(store_.put(kKey, text_entry("next"))->generation, 2u);
}

TEST_F(StoreCorruption, FilesFromTheFarFutureOrPastAreReadLikeOthers) {
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  const auto blob = blob_of(kKey);
  const auto record = under("records").at(0);
  for (const std::int64_t seconds : {std::int64_t{14'000'000'000}, std::int64_t{-2'000'000'000}}) {
    timespec times[2] = {{seconds, 0}, {seconds, 0}};
    for (const auto& path : {blob, record}) {
      ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
    }
    EXPECT_EQ(fresh_content(kKey), "value");
    Store another(root_.string(), options());
    for (int i = 0; i < 5; ++i) {
      ASSERT_TRUE(another.put(kKey, text_entry("value " + std::to_string(i))).ok());
    }
    ASSERT_TRUE(another.put(kKey, text_entry("value")).ok());
  }
}

}  // namespace
}  // namespace dase
