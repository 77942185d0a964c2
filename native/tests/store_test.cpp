// SPDX-License-Identifier: MIT
#include "dase/store.hpp"

#include <cstdlib>

#include "support/child.hpp"
#include "support/store_fixture.hpp"

namespace dase {
namespace {

using testing::files_under;
using testing::TempDir;
using testing::text_entry;
using StoreTest = testing::StoreFixture;

const EntryKey kKey{"trials", "profile/one"};

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

Store* used_at_exit = nullptr;

TEST_F(StoreTest, AProcessThatEndsStillReadsAndWrites) {
  ASSERT_TRUE(store_.put(kKey, text_entry("content")).ok());
  const auto end = testing::run_in_child([&](int) -> int {
    static_cast<void>(store_.get(kKey));
    used_at_exit = &store_;
    std::atexit([] {
      const bool read = used_at_exit->get(kKey).entry && used_at_exit->exists(kKey);
      ::_exit(read && used_at_exit->put(kKey, text_entry("last words")).ok() ? 7 : 1);
    });
    std::exit(0);
  });
  EXPECT_EQ(end.exit_code, 7) << end;
  EXPECT_EQ(*store_.get(kKey).entry->content, "last words");
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

TEST_F(StoreTest, TwoStoresOnOneRootSeeOneAnother) {
  Store other(root_.string(), options());
  ASSERT_TRUE(store_.put(kKey, text_entry("one")).ok());
  EXPECT_EQ(*other.get(kKey).entry->content, "one");
  ASSERT_TRUE(other.put(kKey, text_entry("two")).ok());
  EXPECT_EQ(*store_.get(kKey).entry->content, "two");
  ASSERT_TRUE(store_.erase(kKey).ok());
  EXPECT_EQ(other.get(kKey).reason, MissReason::kDeleted);
  EXPECT_FALSE(other.exists(kKey));
}

TEST_F(StoreTest, AnEntryInMemoryIsServedWithoutReadingItsFiles) {
  ASSERT_TRUE(store_.put(kKey, text_entry("content")).ok());
  const auto first = store_.get(kKey).entry->content;
  std::filesystem::remove(blob_of(kKey));
  EXPECT_EQ(store_.get(kKey).entry->content, first);
}

TEST_F(StoreTest, PureFunctionsOfTheirKeyStayInMemoryAndOthersAreRevalidated) {
  const EntryKey kernel{"fractional_kernels", "kernel_1.8_0.01_100"};
  ASSERT_TRUE(store_.put(kernel, text_entry("weights")).ok());
  ASSERT_TRUE(store_.put(kKey, text_entry("content")).ok());
  ASSERT_TRUE(store_.get(kernel).entry && store_.get(kKey).entry);
  std::filesystem::remove_all(root_ / ".store/records");
  EXPECT_TRUE(store_.get(kernel).entry);
  EXPECT_EQ(store_.get(kKey).reason, MissReason::kCold);
}

TEST_F(StoreTest, TheMemoryTierIsBoundedAndMayBeAbsent) {
  for (const std::uint64_t bytes : {0u, 4096u}) {
    StoreOptions small = options();
    small.memory_bytes = bytes;
    Store store(root_.string(), small);
    for (int round = 0; round < 2; ++round) {
      for (int i = 0; i < 20; ++i) {
        const EntryKey key{"state_profiles", std::to_string(i)};
        if (round == 0) ASSERT_TRUE(store.put(key, text_entry("content " + key.key)).ok());
        ASSERT_EQ(*store.get(key).entry->content, "content " + key.key);
      }
    }
  }
}

TEST_F(StoreTest, AnExpiredEntryMissesAlsoFromMemory) {
  NewEntry value = text_entry("content");
  value.expires_ms = 1;
  ASSERT_TRUE(store_.put(kKey, value).ok());
  EXPECT_EQ(store_.get(kKey).reason, MissReason::kExpired);
  value.expires_ms = 0;
  EXPECT_TRUE(store_.put(kKey, value)->written) << "a new time to live must be kept";
  EXPECT_TRUE(store_.get(kKey).entry);
}

TEST_F(StoreTest, AnotherSchemaThanTheReaderAsksForMissesAsSchema) {
  NewEntry value = text_entry("content");
  value.schema = 2;
  ASSERT_TRUE(store_.put(kKey, value).ok());
  EXPECT_EQ(store_.get(kKey, {}, 1).reason, MissReason::kSchema);
  EXPECT_TRUE(store_.get(kKey, {}, 2).entry);
  EXPECT_EQ(store_.get(kKey, {}, 1).reason, MissReason::kSchema);
  EXPECT_TRUE(store_.get(kKey, {}, 0).entry);
}

TEST_F(StoreTest, VariantsOfOneKeyStandBesideOneAnother) {
  const EntryKey key{"fftw_wisdom", "fft_1d_64"};
  const Variant mine{"aaaaaaaaaaaaaaaa", "hard", "soft"};
  const Variant foreign{"bbbbbbbbbbbbbbbb", "hard", "other"};
  const Variant incompatible{"cccccccccccccccc", "another hard", "soft"};
  ASSERT_TRUE(store_.put(key, text_entry("foreign"), foreign).ok());
  EXPECT_EQ(store_.get(key, mine).reason, MissReason::kCold);
  const Lookup refused = store_.get(key, incompatible);
  EXPECT_EQ(refused.reason, MissReason::kIncompatible);
  EXPECT_EQ(refused.detail.find("it is stored for '"), 0u) << refused.detail;
  ASSERT_TRUE(store_.put(key, text_entry("mine"), mine).ok());
  EXPECT_EQ(*store_.get(key, mine).entry->content, "mine");
  EXPECT_EQ(*store_.get(key, foreign).entry->content, "foreign");
  const std::vector<Entry> all = store_.variants(key);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].record.variant.soft, "soft");
  EXPECT_EQ(*all[1].content, "foreign");
}

TEST_F(StoreTest, UpdateSeesTheNewestEntryAndMayLeaveItAlone) {
  const auto append = [](const std::string& text) {
    return [text](const Entry* newest) -> Result<std::optional<NewEntry>> {
      return std::optional<NewEntry>(text_entry((newest ? *newest->content : "") + text));
    };
  };
  ASSERT_TRUE(store_.update(kKey, {}, append("a"))->written);
  ASSERT_TRUE(store_.update(kKey, {}, append("b"))->written);
  EXPECT_EQ(*store_.get(kKey).entry->content, "ab");
  const auto nothing = store_.update(
      kKey, {}, [](const Entry*) -> Result<std::optional<NewEntry>> { return {std::nullopt}; });
  EXPECT_FALSE(nothing->written);
  EXPECT_EQ(nothing->generation, 2u);
  const auto refused = store_.update(kKey, {}, [](const Entry*) -> Result<std::optional<NewEntry>> {
    return Status(StatusCode::kIncompatible, "refused");
  });
  EXPECT_EQ(refused.status().code(), StatusCode::kIncompatible);
  EXPECT_EQ(fresh_content(kKey), "ab");
}

TEST_F(StoreTest, BadArgumentsAreRefusedBeforeAnythingIsWritten) {
  NewEntry bad_extension = text_entry("x");
  bad_extension.extension = "../x";
  NewEntry bad_meta = text_entry("x");
  bad_meta.meta = "{\"a\":1.5}";
  NewEntry bad_schema = text_entry("x");
  bad_schema.schema = 0;
  for (const NewEntry& value : {bad_extension, bad_meta, bad_schema}) {
    EXPECT_EQ(store_.put(kKey, value).status().code(), StatusCode::kInvalidArgument);
  }
  EXPECT_EQ(store_.put({"Bad", "key"}, text_entry("x")).status().code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(store_.erase({"stencils", ""}).status().code(), StatusCode::kInvalidArgument);
  EXPECT_FALSE(store_.get({"stencils", "\x80"}).entry);
  EXPECT_TRUE(under("blobs").empty());
}

TEST_F(StoreTest, EveryDurabilityKeepsTheEntry) {
  for (const Durability durability : {Durability::kNone, Durability::kFile, Durability::kFull}) {
    const TempDir root;
    StoreOptions with;
    with.durability = durability;
    ASSERT_TRUE(Store(root.string(), with).put(kKey, text_entry("content")).ok());
    EXPECT_EQ(*Store(root.string(), with).get(kKey).entry->content, "content");
  }
}

TEST_F(StoreTest, NoTemporaryFileIsLeftBehind) {
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(store_.put(kKey, text_entry(std::to_string(i))).ok());
  ASSERT_TRUE(store_.erase(kKey).ok());
  for (const auto& item : std::filesystem::recursive_directory_iterator(root_.path())) {
    EXPECT_NE(item.path().filename().string().rfind(".t-", 0), 0u) << item.path();
  }
}

/// Puts `count` versions, lets them age by two hours, and puts "last".
void put_aged_versions(Store* store, int count, const std::filesystem::path& records) {
  for (int i = 0; i < count; ++i) {
    ASSERT_TRUE(store->put(kKey, text_entry(std::to_string(i))).ok());
  }
  for (const auto& record : files_under(records)) {
    std::filesystem::last_write_time(
        record, std::filesystem::file_time_type::clock::now() - std::chrono::hours(2));
  }
  ASSERT_TRUE(store->put(kKey, text_entry("last")).ok());
}

TEST_F(StoreTest, YoungRecordsStayAndLeaveTheChainUnmarked) {
  for (int i = 0; i < 6; ++i) ASSERT_TRUE(store_.put(kKey, text_entry(std::to_string(i))).ok());
  EXPECT_EQ(under("records").size(), 6u);
}

TEST_F(StoreTest, RecordsOlderThanAnHourArePrunedButTheNewestThreeAndAMarkTellsSo) {
  put_aged_versions(&store_, 6, root_ / ".store/records");
  std::vector<std::string> left;
  for (const auto& record : under("records")) left.push_back(record.filename().string().substr(49));
  EXPECT_EQ(left, (std::vector<std::string>{".0000000005.json", ".0000000006.json",
                                            ".0000000007.json", ".pruned"}));
  EXPECT_EQ(std::filesystem::file_size(under("records").back()), 0u);
}

TEST_F(StoreTest, AStrayFirstRecordOfAPrunedChainDoesNotHideTheNewest) {
  ASSERT_TRUE(store_.put(kKey, text_entry("first")).ok());
  const std::filesystem::path first = under("records").at(0);
  std::filesystem::create_hard_link(first, root_ / "aside");
  put_aged_versions(&store_, 5, root_ / ".store/records");
  ASSERT_FALSE(std::filesystem::exists(first));
  std::filesystem::create_hard_link(root_ / "aside", first);
  EXPECT_EQ(fresh_content(kKey), "last");
}

TEST_F(StoreTest, APutAfterARecordWasTakenAwayMarksTheChain) {
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(store_.put(kKey, text_entry(std::to_string(i))).ok());
  std::filesystem::remove(under("records").at(1));
  ASSERT_TRUE(store_.put(kKey, text_entry("last")).ok());
  EXPECT_EQ(under("records").back().extension(), ".pruned");
  EXPECT_EQ(fresh_content(kKey), "last");
}

TEST_F(StoreTest, WhereThePrunedMarkCannotBeProbedTheChainIsListed) {
  ASSERT_TRUE(store_.put(kKey, text_entry("content")).ok());
  const std::string record = under("records").at(0).string();
  std::filesystem::create_symlink("itself", record.substr(0, record.size() - 15) + "pruned");
  EXPECT_EQ(fresh_content(kKey), "content");
}

TEST_F(StoreTest, ABlobUnusedForAnHourGetsItsTimeOfUseRefreshed) {
  ASSERT_TRUE(store_.put(kKey, text_entry("content")).ok());
  const auto blob = under("blobs").at(0);
  const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours(2);
  std::filesystem::last_write_time(blob, old);
  EXPECT_EQ(fresh_content(kKey), "content");
  EXPECT_GT(std::filesystem::last_write_time(blob), old + std::chrono::hours(1));
}

TEST(DefaultRoot, IsTheVariableElseTheFolderCache) {
  ::setenv("DASE_CACHE_ROOT", "/somewhere", 1);
  EXPECT_EQ(default_root(), "/somewhere");
  ::setenv("DASE_CACHE_ROOT", "", 1);
  EXPECT_EQ(default_root(), "./cache");
  ::unsetenv("DASE_CACHE_ROOT");
  EXPECT_EQ(default_root(), "./cache");
}

}  // namespace
}  // namespace dase
