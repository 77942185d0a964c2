// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "support/small_disk.hpp"
#include "support/store_fixture.hpp"

namespace dase {
namespace {

using testing::text_entry;

constexpr std::size_t kLarge = 1u << 18;

/// A store on a disk that is full or read-only.
class StoreSmallDisk : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* disks = std::getenv("DASE_TEST_DISKS");
    if (disks != nullptr && std::string(disks) == "none") GTEST_SKIP() << "DASE_TEST_DISKS=none";
    ASSERT_TRUE(disk_.mounted()) << "no small disk can be mounted: run the tests as root, or leave "
                                    "these out with DASE_TEST_DISKS=none";
    StoreOptions options;
    options.warn = [this](const std::string& text) { warnings_.push_back(text); };
    store_ = std::make_unique<Store>(disk_.path() + "/cache", options);
  }

  bool put(int i, const std::string& content) {
    const auto outcome = store_->put(key(i), text_entry(content));
    if (outcome.ok()) {
      stored_[i] = content;
    } else {
      EXPECT_EQ(outcome.status().code(), StatusCode::kUnavailable) << outcome.status().message();
      skipped_.push_back(i);
    }
    return outcome.ok();
  }

  /// Large values until one is skipped, then small ones until ten are.
  void fill() {
    int i = 0;
    while (skipped_.empty()) {
      put(i, std::string(kLarge, static_cast<char>(i)));
      ++i;
    }
    while (skipped_.size() < 11) {
      put(i, std::to_string(i));
      ++i;
    }
    EXPECT_FALSE(stored_.empty());
  }

  void expect_stored_is_there_once() {
    for (const auto& [i, content] : stored_) {
      const Lookup found = store_->get(key(i));
      ASSERT_TRUE(found.entry) << i << ": " << found.detail;
      EXPECT_EQ(*found.entry->content, content);
      EXPECT_EQ(found.entry->record.generation, 1u);
    }
    EXPECT_EQ(testing::files_under(disk_.path() + "/cache/.store/records").size(), stored_.size());
  }

  /// Beside no other process; how often it computed.
  int fly(Flight* flown) {
    int computed = 0;
    const auto ended = store_->single_flight(
        key(0), {}, std::chrono::minutes(1), [] { return false; }, [&] { ++computed; });
    EXPECT_TRUE(ended.ok());
    *flown = ended.value();
    return computed;
  }

  static EntryKey key(int i) { return {"source_maps", "map_" + std::to_string(i)}; }

  testing::SmallDisk disk_;
  std::vector<std::string> warnings_;
  std::unique_ptr<Store> store_;
  std::map<int, std::string> stored_;
  std::vector<int> skipped_;
};

TEST_F(StoreSmallDisk, OnAFullDiskPutsAreSkippedWithOneWarningAndGetsGoOn) {
  fill();
  EXPECT_EQ(warnings_.size(), 1u);
  expect_stored_is_there_once();
}

TEST_F(StoreSmallDisk, OnAFullDiskAComputationRunsAtOnceWithoutAnotherWarning) {
  fill();
  Flight flown{};
  EXPECT_EQ(fly(&flown), 1);
  EXPECT_TRUE(flown == Flight::kAlone || flown == Flight::kLed);
  EXPECT_EQ(warnings_.size(), 1u);
}

TEST_F(StoreSmallDisk, OnAReadOnlyDiskAComputationRunsAtOnceWithoutAnotherWarning) {
  ASSERT_TRUE(put(0, "value"));
  ASSERT_TRUE(disk_.make_read_only());
  EXPECT_FALSE(put(1, "x"));
  Flight flown{};
  EXPECT_EQ(fly(&flown), 1);
  EXPECT_EQ(flown, Flight::kAlone);
  EXPECT_EQ(warnings_.size(), 1u);
}

TEST_F(StoreSmallDisk, APutThatWasSkippedLeavesNothingBehind) {
  fill();
  for (const int i : skipped_) EXPECT_EQ(store_->get(key(i)).reason, MissReason::kCold);
  for (const auto& file : testing::files_under(disk_.path() + "/cache")) {
    EXPECT_NE(file.filename().string().substr(0, 3), ".t-") << file;
  }
}

TEST_F(StoreSmallDisk, OnceThereIsSpaceAgainPutsGoOn) {
  const std::string ballast = disk_.path() + "/ballast";
  testing::write_file(ballast, std::string(kLarge, 'x'));
  fill();
  std::filesystem::remove(ballast);
  EXPECT_TRUE(put(skipped_.back(), "now"));
  expect_stored_is_there_once();
}

TEST_F(StoreSmallDisk, AReadOnlyDiskServesReadsAndSkipsPutsWithOneWarning) {
  ASSERT_TRUE(put(0, "value"));
  ASSERT_TRUE(disk_.make_read_only());
  EXPECT_FALSE(put(1, "x"));
  EXPECT_FALSE(put(2, "y"));
  EXPECT_EQ(warnings_.size(), 1u);
  expect_stored_is_there_once();
}

}  // namespace
}  // namespace dase
