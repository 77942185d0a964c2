// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>
#include <set>

#include "store/use_files.hpp"
#include "support/store_fixture.hpp"

namespace dase {
namespace {

using nlohmann::json;
using testing::text_entry;
using StoreStatistics = testing::StoreFixture;

const EntryKey kKey{"state_profiles", "profile"};

class UseFiles : public testing::StoreFixture {
 protected:
  UseFiles() { (void)store_.put(kKey, text_entry("x")); }

  static UseTotals hits(std::int64_t count) {
    UseTotals totals;
    totals.entries["state_profiles"]["profile"] = {count, count};
    totals.misses["stencils"]["COLD"] = 1;
    return totals;
  }
  static std::string id(int number) {
    const std::string text = std::to_string(number);
    return std::string(32 - text.size(), '0') + text;
  }
  std::string file(const std::string& name) const { return layout_.stats() + "/" + name; }

  /// The sum that a reader of docs/store-format.md finds.
  std::int64_t sum() const {
    std::set<std::string> folded;
    for (const auto& path : under("stats")) {
      if (path.extension() != ".json") continue;
      const UseTotals totals = UseTotals::parse(testing::read_file(path)).value();
      for (const std::string& old : totals.folded) {
        folded.insert(path.stem().string() + "." + old);
      }
    }
    std::int64_t sum = 0;
    for (const auto& path : under("stats")) {
      if (folded.count(path.stem().string()) != 0) continue;
      UseTotals totals = UseTotals::parse(testing::read_file(path)).value();
      for (const auto& [key, use] : totals.entries["state_profiles"]) sum += use.hits;
    }
    return sum;
  }

  const StoreLayout layout_{root_.string()};
};

TEST_F(StoreStatistics, HitsMissesAndPlanningAreWrittenWithoutAWritePerRead) {
  ASSERT_TRUE(store_.put(kKey, text_entry("x")).ok());
  for (int i = 0; i < 100; ++i) ASSERT_TRUE(store_.get(kKey).entry);
  EXPECT_FALSE(store_.get({"stencils", "none"}).entry);
  store_.count_planning(std::chrono::nanoseconds(5), std::chrono::nanoseconds(7));
  EXPECT_TRUE(under("stats").empty());
  store_.flush_statistics();
  store_.flush_statistics();
  const auto files = under("stats");
  ASSERT_EQ(files.size(), 1u);
  const std::string text = testing::read_file(files[0]);
  const json counts = json::parse(text);
  EXPECT_EQ(counts.dump() + "\n", text);
  EXPECT_EQ(counts["closed"], 0);
  EXPECT_EQ(counts["entries"]["state_profiles"]["profile"]["hits"], 100);
  EXPECT_GT(counts["entries"]["state_profiles"]["profile"]["last_ms"], 1'700'000'000'000);
  EXPECT_EQ(counts["misses"]["stencils"]["COLD"], 1);
  EXPECT_EQ(counts["planning"], json::parse("{\"saved_ns\":7,\"spent_ns\":5}"));
}

TEST_F(StoreStatistics, TheDestructorClosesTheCountsOfItsProcess) {
  ASSERT_TRUE(store_.put(kKey, text_entry("x")).ok());
  EXPECT_EQ(fresh_content(kKey), "x");
  const auto files = under("stats");
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(json::parse(testing::read_file(files[0]))["closed"], 1);
}

TEST_F(StoreStatistics, AFileThatIsClosedIsNeverWrittenAgain) {
  ASSERT_TRUE(store_.put(kKey, text_entry("x")).ok());
  ASSERT_TRUE(store_.get(kKey).entry);
  store_.close_statistics();
  ASSERT_EQ(under("stats").size(), 1u);
  std::filesystem::remove(under("stats").at(0));  // as a process does that folds it
  ASSERT_TRUE(store_.get(kKey).entry);
  store_.flush_statistics();
  store_.close_statistics();
  EXPECT_TRUE(under("stats").empty());
}

TEST_F(StoreStatistics, NothingIsWrittenWhenNotWanted) {
  ASSERT_TRUE(store_.put(kKey, text_entry("x")).ok());
  StoreOptions without = options();
  without.fold_statistics = false;
  EXPECT_TRUE(Store(root_.string(), without).get(kKey).entry);
  EXPECT_TRUE(under("stats").empty());
}

TEST_F(UseFiles, MoreThan64ClosedFilesAreFoldedIntoOneWithoutLosingACount) {
  std::int64_t expected = 0;
  for (int i = 1; i <= 70; ++i) {
    UseTotals totals = hits(i);
    totals.closed = i != 7;
    write_use_file(layout_, id(i), totals);
    expected += i;
  }
  testing::write_file(file(id(99) + ".json"), "garbage");
  close_use_file(layout_, id(0), hits(1000));
  std::filesystem::remove(file(id(99) + ".json"));
  EXPECT_EQ(under("stats").size(), 2u) << "the folded one, and that of the process still open";
  EXPECT_EQ(sum(), expected + 1000);
}

TEST_F(UseFiles, AFoldThatAKilledProcessLeftIsCountedOnceAlsoAfterTheNext) {
  UseTotals killed = hits(10);
  killed.closed = true;
  killed.folded = {id(1)};
  write_use_file(layout_, id(2), killed);
  const UseTotals counted = hits(3);
  testing::write_file(file(id(2) + "." + id(1) + ".fold"), counted.print().value());
  testing::write_file(file(id(5) + "." + id(6) + ".fold"), hits(4).print().value());
  EXPECT_EQ(sum(), 14);
  for (int i = 10; i < 80; ++i) {
    UseTotals totals = hits(1);
    totals.closed = true;
    write_use_file(layout_, id(i), totals);
  }
  close_use_file(layout_, id(0), hits(100));
  EXPECT_EQ(sum(), 14 + 70 + 100);
}

TEST(UseTotals, SumsStopAtTheLargestInteger) {
  UseTotals a;
  a.planning_spent_ns = std::numeric_limits<std::int64_t>::max();
  UseTotals b;
  b.planning_spent_ns = 1;
  a.add(b);
  EXPECT_EQ(a.planning_spent_ns, std::numeric_limits<std::int64_t>::max());
}

TEST(UseTotals, TextOfAnotherShapeIsRefused) {
  for (const char* bad :
       {"", "[]", "{}", "{\"entries\":1}", "{\"entries\":{\"a\":{\"k\":1}}",
        "{\"entries\":{},\"folded\":[1]}", "{\"entries\":{},\"folded\":[\"../../outside\"]}",
        "{\"entries\":{},\"misses\":[1]}"}) {
    EXPECT_FALSE(UseTotals::parse(bad).ok()) << bad;
  }
}

}  // namespace
}  // namespace dase
