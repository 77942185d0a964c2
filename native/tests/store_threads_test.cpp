// SPDX-License-Identifier: MIT
#include <atomic>
#include <thread>

#include "support/store_fixture.hpp"

namespace dase {
namespace {

using StoreThreads = testing::StoreFixture;
using testing::text_entry;

constexpr int kThreads = 8;

TEST_F(StoreThreads, MergesOfEightThreadsIntoOneKeyLoseNothing) {
  const EntryKey key{"state_profiles", "counters"};
  constexpr int kRounds = 12;
  std::vector<std::unique_ptr<Store>> stores;
  for (int i = 0; i < 2; ++i) stores.push_back(std::make_unique<Store>(root_.string(), options()));
  std::atomic<int> acknowledged{0};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      Store& store = *stores[static_cast<std::size_t>(thread) % stores.size()];
      for (int round = 0; round < kRounds; ++round) {
        const std::string line = std::to_string(thread) + "." + std::to_string(round) + "\n";
        const auto merge = [&](const Entry* newest) -> Result<std::optional<NewEntry>> {
          const std::string text = newest ? *newest->content : "";
          if (text.find(line) != std::string::npos) return std::optional<NewEntry>();
          return std::optional<NewEntry>(text_entry(text + line));
        };
        if (store.update(key, {}, merge).ok()) ++acknowledged;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(acknowledged, kThreads * kRounds);
  const std::string text = fresh_content(key);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), kThreads * kRounds);
  for (int thread = 0; thread < kThreads; ++thread) {
    for (int round = 0; round < kRounds; ++round) {
      const std::string line = std::to_string(thread) + "." + std::to_string(round) + "\n";
      EXPECT_NE(text.find(line), std::string::npos) << "lost " << line;
    }
  }
}

TEST_F(StoreThreads, ReadersSeeWholeValuesWhileWritersReplaceAndDeleteThem) {
  const EntryKey key{"state_profiles", "value"};
  std::atomic<bool> stop{false};
  std::atomic<int> torn{0};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads / 2; ++thread) {
    threads.emplace_back([&] {
      while (!stop) {
        const Lookup found = store_.get(key);
        if (found.entry && found.entry->content->find_first_not_of(found.entry->content->front()) !=
                               std::string::npos) {
          ++torn;
        }
        if (!found.entry && found.reason != MissReason::kCold &&
            found.reason != MissReason::kDeleted) {
          ++torn;
        }
        store_.exists(key);
      }
    });
  }
  std::vector<std::thread> writers;
  for (int thread = 0; thread < kThreads / 2; ++thread) {
    writers.emplace_back([&, thread] {
      for (int round = 0; round < 10; ++round) {
        const char letter = static_cast<char>('a' + thread);
        const auto size = static_cast<std::size_t>(5000 + round);
        EXPECT_TRUE(store_.put(key, text_entry(std::string(size, letter))).ok());
        if (round % 4 == 3) EXPECT_TRUE(store_.erase(key).ok());
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  stop = true;
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(torn, 0);
  EXPECT_TRUE(under("quarantine").empty());
}

TEST_F(StoreThreads, APutEndsAtItsDeadlineInsteadOfWaiting) {
  StoreOptions hurried = options();
  hurried.put_deadline = std::chrono::milliseconds(0);
  Store store(root_.string(), hurried);
  const auto put = store.put({"state_profiles", "late"}, text_entry("x"));
  EXPECT_EQ(put.status().code(), StatusCode::kUnavailable);
  EXPECT_NE(put.status().message().find("deadline"), std::string::npos);
}

TEST_F(StoreThreads, ARootThatIsMadeAnewAgainAndAgainGivesOnlyWhatItHoldsNow) {
  const EntryKey key{"state_profiles", "value"};
  std::atomic<int> current{0};  // what the root holds; odd while it is exchanged
  std::atomic<int> stale{0};
  std::atomic<bool> stop{false};
  std::vector<std::thread> readers;
  for (int thread = 0; thread < 3; ++thread) {
    readers.emplace_back([&] {
      while (!stop) {
        const int before = current;
        const Lookup found = store_.get(key);
        const bool there = store_.exists(key);
        if (before % 2 != 0 || current != before || before == 0) continue;
        if (!there || !found.entry || *found.entry->content != std::to_string(before)) ++stale;
      }
    });
  }
  for (int round = 1; round <= 25; ++round) {
    ++current;
    std::filesystem::remove_all(root_ / ".store");
    ASSERT_TRUE(
        Store(root_.string(), options()).put(key, text_entry(std::to_string(2 * round))).ok());
    ++current;
    for (int i = 0; i < 20; ++i) EXPECT_EQ(fresh_content(key), std::to_string(2 * round));
  }
  stop = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(stale, 0);
}

}  // namespace
}  // namespace dase
