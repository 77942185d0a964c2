// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "store/layout.hpp"
#include "support/store_fixture.hpp"

namespace dase {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::text_entry;
using testing::write_file;

constexpr std::size_t kSize = 16'384;
constexpr std::chrono::milliseconds kNoGrace{0};

EntryKey key(const std::string& name, const char* category = "source_maps") {
  return {category, name};
}

class StoreEvictionTest : public testing::StoreFixture {
 protected:
  StoreLimits& limits() { return store_.limits(); }
  void put(const EntryKey& entry) {
    const std::string content = std::string(kSize, ' ') + entry.category + " " + entry.key;
    ASSERT_TRUE(store_.put(entry, text_entry(content)).ok());
  }
  void make_old(const std::filesystem::path& path, std::chrono::hours age) const {
    std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - age);
  }
  static std::vector<std::string> keys_of(const Result<Eviction>& eviction) {
    std::vector<std::string> keys;
    for (const Removal& each : eviction->removed) keys.push_back(each.entry->key);
    return keys;
  }
  static std::vector<std::string> kinds_of(const Result<Eviction>& eviction) {
    std::vector<std::string> kinds;
    for (const Removal& each : eviction->removed) kinds.emplace_back(to_string(each.kind));
    return kinds;
  }
};

using StorePinsTest = StoreEvictionTest;

TEST_F(StorePinsTest, KeysArePinnedUntilTheyAreUnpinnedStoredOrNot) {
  EXPECT_FALSE(limits().is_pinned(key("b")));
  ASSERT_TRUE(limits().pin(key("b")).ok());
  ASSERT_TRUE(limits().pin(key("b")).ok());
  ASSERT_TRUE(limits().pin({"fftw_wisdom", "fft_1d_8"}).ok());
  EXPECT_TRUE(limits().is_pinned(key("b")));
  const auto pins = limits().pins();
  ASSERT_THAT(pins.value(), SizeIs(2));
  EXPECT_EQ(pins->at(0).category, "fftw_wisdom");
  EXPECT_EQ(pins->at(1).key, "b");
  EXPECT_TRUE(limits().unpin(key("b")).value());
  EXPECT_FALSE(limits().unpin(key("b")).value());
  EXPECT_FALSE(Store(root_.string(), options()).limits().is_pinned(key("b")));
}

TEST_F(StorePinsTest, APinIsTheFileThatTheFormatDescribes) {
  ASSERT_TRUE(limits().pin(key("odd \"key\"")).ok());
  const auto files = under("pins");
  ASSERT_THAT(files, SizeIs(1));
  EXPECT_EQ(files[0].filename(), key32(key("odd \"key\"")) + ".json");
  EXPECT_EQ(testing::read_file(files[0]),
            "{\"category\":\"source_maps\",\"key\":\"odd \\\"key\\\"\"}\n");
}

TEST_F(StorePinsTest, APinWhoseContentIsDamagedHoldsButIsNotNamed) {
  put(key("a"));
  ASSERT_TRUE(limits().pin(key("a")).ok());
  const std::filesystem::path file = under("pins").at(0);
  std::filesystem::remove(file);
  write_file(file, R"({"category":"source_maps","key":"another"})");
  EXPECT_THAT(limits().pins().value(), IsEmpty());
  EXPECT_TRUE(limits().is_pinned(key("a")));
  EvictionRequest all;
  all.to_bytes = 0;
  EXPECT_THAT(keys_of(limits().evict(all)), IsEmpty());
}

TEST_F(StorePinsTest, WhatIsNoKeyIsRefused) {
  EXPECT_EQ(limits().pin(key("")).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(limits().unpin({"No Category", "k"}).status().code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(under("pins"), IsEmpty());
}

TEST_F(StorePinsTest, AStoreOfAnotherVersionIsLeftAlone) {
  std::filesystem::create_directories(root_ / ".store");
  write_file(root_ / ".store/STORE", R"({"format":"dase-store","major":2,"minor":0})");
  EXPECT_EQ(limits().pin(key("a")).code(), StatusCode::kIncompatible);
  EXPECT_EQ(limits().pins().status().code(), StatusCode::kIncompatible);
  EXPECT_EQ(limits().evict().status().code(), StatusCode::kIncompatible);
  EXPECT_EQ(limits().collect().status().code(), StatusCode::kIncompatible);
  EXPECT_THAT(under("pins"), IsEmpty());
}

TEST_F(StoreEvictionTest, WithoutALimitNothingGoes) {
  put(key("a"));
  const auto eviction = limits().evict();
  EXPECT_THAT(eviction->removed, IsEmpty());
  EXPECT_EQ(eviction->bytes_before, eviction->bytes_after);
  EXPECT_FALSE(eviction->limit_bytes);
}

TEST_F(StoreEvictionTest, ADryRunTellsWhatTheLimitsTakeAndTheRunTakesIt) {
  for (const char* name : {"a", "b", "c"}) put(key(name));
  put(key("d", "stencils"));
  write_file(root_ / "cache.json", R"({"categories":{"source_maps":{"max_entries":1}}})");
  EvictionRequest dry;
  dry.dry_run = true;
  const auto planned = limits().evict(dry);
  EXPECT_EQ(planned->entries(), 2u);
  EXPECT_TRUE(planned->dry_run);
  EXPECT_THAT(store_.list(), SizeIs(4));

  const auto done = limits().evict();
  EXPECT_EQ(keys_of(done), keys_of(planned));
  EXPECT_EQ(done->freed_bytes(), planned->freed_bytes());
  EXPECT_EQ(done->bytes_after, done->bytes_before - done->freed_bytes());
  EXPECT_EQ(done->bytes_after, limits().fill().used_bytes);
  EXPECT_THAT(done->removed.at(0).reason, HasSubstr("source_maps is over its limit: idle "));
  EXPECT_THAT(store_.list(), SizeIs(2));
  EXPECT_EQ(store_.get(key("a")).reason, MissReason::kEvicted);
  EXPECT_THAT(under("trash"), IsEmpty());
}

TEST_F(StoreEvictionTest, WhatGoesBackFromTheTrashLetsOthersGoInItsPlace) {
  for (const char* name : {"a", "b", "c"}) put(key(name));
  const std::filesystem::path blob = blob_of(key("c"));
  std::filesystem::create_directories(root_ / ".store/trash");
  std::filesystem::rename(blob, root_ / ".store/trash" / blob.filename());
  const double bytes = static_cast<double>(limits().fill().used_bytes) - 1;
  write_file(root_ / "cache.json", "{\"max_size_mb\":" + std::to_string(bytes / (1 << 20)) + "}");

  const auto eviction = limits().evict();
  EXPECT_THAT(kinds_of(eviction), ElementsAre("entry"));
  EXPECT_EQ(eviction->bytes_after, limits().fill().used_bytes);
  EXPECT_LT(eviction->bytes_after, eviction->bytes_before);
  EXPECT_TRUE(std::filesystem::exists(blob));
}

TEST_F(StoreEvictionTest, AnEntryOfAPureFunctionLeavesMemoryToo) {
  const EntryKey kernel{"fractional_kernels", "kernel_1.5_0.01_10"};
  put(kernel);
  ASSERT_TRUE(store_.get(kernel).entry);
  EvictionRequest this_one;
  this_one.entry = kernel;
  ASSERT_EQ(limits().evict(this_one)->entries(), 1u);
  EXPECT_EQ(store_.get(kernel).reason, MissReason::kEvicted);
}

TEST_F(StoreEvictionTest, ConditionsChooseByCategoryKeyIdleTimeAndAge) {
  put(key("a"));
  put(key("b"));
  put(key("c", "stencils"));
  make_old(blob_of(key("a")), std::chrono::hours(48));
  const auto chosen = [&](const EvictionRequest& request) {
    EvictionRequest dry = request;
    dry.dry_run = true;
    return keys_of(limits().evict(dry));
  };
  EvictionRequest request;
  request.idle_for = std::chrono::hours(24);
  EXPECT_THAT(chosen(request), ElementsAre("a"));
  request.category = "stencils";
  EXPECT_THAT(chosen(request), IsEmpty());
  request.idle_for.reset();
  EXPECT_THAT(chosen(request), ElementsAre("c"));
  request = {};
  request.entry = key("b");
  EXPECT_THAT(chosen(request), ElementsAre("b"));
  request = {};
  request.stored_for = std::chrono::hours(24);
  EXPECT_THAT(chosen(request), IsEmpty());
  request = {};
  request.to_bytes = limits().fill().used_bytes - 1;
  EXPECT_THAT(chosen(request), ElementsAre("a"));
}

TEST_F(StoreEvictionTest, WhatCannotBeAskedForIsRefused) {
  const auto code = [&](const EvictionRequest& request) {
    return limits().evict(request).status().code();
  };
  EvictionRequest request;
  request.category = "No Category";
  EXPECT_EQ(code(request), StatusCode::kInvalidArgument);
  request = {};
  request.entry = key("");
  EXPECT_EQ(code(request), StatusCode::kInvalidArgument);
  request = {};
  request.idle_for = std::chrono::milliseconds(-1);
  EXPECT_EQ(code(request), StatusCode::kInvalidArgument);
  EXPECT_EQ(limits().collect(std::chrono::milliseconds(-1)).status().code(),
            StatusCode::kInvalidArgument);
}

TEST_F(StoreEvictionTest, ASystemRootIsNeitherEvictedNorCounted) {
  put(key("a"));
  const testing::TempDir own;
  StoreOptions above = options();
  above.system_root = root_.string();
  Store store(own.string(), above);
  ASSERT_TRUE(store.put(key("b"), text_entry("b")).ok());
  EvictionRequest all;
  all.to_bytes = 0;
  EXPECT_THAT(keys_of(store.limits().evict(all)), ElementsAre("b"));
  EXPECT_THAT(store.limits().fill().categories, IsEmpty());
  EXPECT_TRUE(store.get(key("a")).entry);
}

TEST_F(StoreEvictionTest, TheFillTellsWhatIsUsedAndWhatMayBe) {
  put(key("a"));
  put(key("b"));
  write_file(root_ / "cache.json",
             R"({"max_size_mb":2,"categories":{"source_maps":{"max_size_mb":1,"max_entries":9}}})");
  const StoreFill fill = limits().fill();
  const CategoryFill& maps = fill.categories.at("source_maps");
  EXPECT_EQ(fill.limit_bytes, 2u << 20);
  EXPECT_EQ(maps.limit_bytes, 1u << 20);
  EXPECT_EQ(maps.limit_entries, 9u);
  EXPECT_EQ(maps.entries, 2u);
  EXPECT_EQ(maps.used_bytes, fill.used_bytes);
  EXPECT_GE(fill.used_bytes, 2 * kSize);
  EXPECT_EQ(fill.trash_bytes + fill.temporary_bytes, 0u);
}

using StoreCollectionTest = StoreEvictionTest;

TEST_F(StoreCollectionTest, WhatWasTouchedWithinTheGraceStays) {
  put(key("a"));
  ASSERT_TRUE(store_.erase(key("a")).ok());
  write_file(root_ / ".store/.t-0123", "left behind");
  EXPECT_THAT(limits().collect()->removed, IsEmpty());
  EXPECT_THAT(under("blobs"), SizeIs(1));
}

TEST_F(StoreCollectionTest, WhatNobodyIsServedGoesAfterTheGrace) {
  put(key("served"));
  put(key("gone"));
  const std::filesystem::path blob = blob_of(key("gone"));
  ASSERT_TRUE(store_.erase(key("gone")).ok());
  make_old(blob, std::chrono::hours(25));
  std::filesystem::create_directories(root_ / ".store/trash");
  std::filesystem::create_directories(root_ / ".store/leases");
  write_file(root_ / ".store/trash" / (std::string(64, 'a') + ".bin"), "left behind");
  write_file(root_ / ".store/leases/.t-0123", "left behind");
  write_file(root_ / "source_maps/.t-0123", "left behind");
  write_file(root_ / "source_maps/of_a_person.txt", "not ours");

  const auto planned = limits().collect(kNoGrace, true);
  EXPECT_THAT(kinds_of(planned), ElementsAre("records", "blob", "trash", "temporary", "temporary"));
  EXPECT_TRUE(std::filesystem::exists(blob));
  const auto collected = limits().collect(kNoGrace);
  EXPECT_EQ(kinds_of(collected), kinds_of(planned));
  EXPECT_EQ(collected->freed_bytes(), planned->freed_bytes());
  EXPECT_FALSE(std::filesystem::exists(blob));
  EXPECT_THAT(under("trash"), IsEmpty());
  EXPECT_FALSE(fresh_content(key("served")).empty());
  EXPECT_EQ(fresh_reason(key("gone")), MissReason::kDeleted);
  EXPECT_TRUE(std::filesystem::exists(root_ / "source_maps/of_a_person.txt"));
  EXPECT_THAT(limits().collect(kNoGrace)->removed, IsEmpty());
}

TEST_F(StoreCollectionTest, VersionsBeyondThoseKeptGoAndTheNewestIsServed) {
  for (int version = 1; version <= 5; ++version) {
    ASSERT_TRUE(store_.put(key("a"), text_entry("version " + std::to_string(version))).ok());
  }
  const auto collected = limits().collect(kNoGrace);
  EXPECT_THAT(kinds_of(collected), ElementsAre("records", "blob", "blob"));
  EXPECT_THAT(collected->removed.at(0).reason, EndsWith("3 versions that are kept"));
  EXPECT_THAT(under("blobs"), SizeIs(3));
  EXPECT_EQ(fresh_content(key("a")), "version 5");
}

TEST_F(StoreCollectionTest, ABlobInTheTrashThatARecordNamesGoesBack) {
  put(key("a"));
  const std::filesystem::path blob = blob_of(key("a"));
  std::filesystem::create_directories(root_ / ".store/trash");
  std::filesystem::rename(blob, root_ / ".store/trash" / blob.filename());
  EXPECT_THAT(limits().collect(kNoGrace)->removed, IsEmpty());
  EXPECT_TRUE(std::filesystem::exists(blob));
}

TEST_F(StoreCollectionTest, AHeadWhoseBlobIsGoneGoesAndNoOtherLink) {
  put(key("a"));
  std::filesystem::remove(blob_of(key("a")));
  std::filesystem::create_symlink("nowhere", root_ / "source_maps/of_a_person");
  const auto collected = limits().collect(kNoGrace);
  ASSERT_THAT(kinds_of(collected), ElementsAre("head"));
  EXPECT_EQ(collected->removed[0].name, "source_maps/a.bin");
  EXPECT_TRUE(std::filesystem::is_symlink(root_ / "source_maps/of_a_person"));
}

TEST_F(StoreCollectionTest, AFolderThatIsNoStoreYetHasNothingToCollect) {
  EXPECT_THAT(limits().collect(kNoGrace)->removed, IsEmpty());
  EXPECT_FALSE(std::filesystem::exists(root_ / ".store"));
}

}  // namespace
}  // namespace dase
