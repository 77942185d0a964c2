// SPDX-License-Identifier: MIT
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <thread>
#include <utility>

#include "dase/store.hpp"
#include "torture/content.hpp"
#include "torture/journal.hpp"

namespace dase::torture {
namespace {

constexpr const char* kPlainKeys[] = {
    "plain",   "../../outside", "a/b/../c", ".hidden", "\xd0\xba\xd0\xbb\xd1\x8e\xd1\x87",
    "%2E%2E/x"};
constexpr std::int64_t kEpochNs = 2'000'000'000;

struct Setup {
  std::string id;
  std::uint64_t seed;
  std::int64_t origin_ns;
  int pause_percent;
  int pause_ms;
};

/// Puts, merges, deletes and gets without end, as io.dase.cache.torture.JavaWorker does.
class Worker {
 public:
  Worker(const std::string& root, const char* journal, Setup setup)
      : journal_(journal),
        setup_(std::move(setup)),
        random_(setup_.seed),
        store_(root, options()) {}

  [[noreturn]] void run() {
    for (;;) {
      const int choice = number(20);
      if (choice < 10) {
        merge(merge_key());
      } else if (choice < 17) {
        put(plain_key());
      } else if (choice < 19) {
        erase(plain_key());
      } else {
        erase({"torture_merge", merge_key(1)});
      }
      get({"torture_merge", merge_key()});
      get(plain_key());
    }
  }

 private:
  StoreOptions options() {
    StoreOptions options;
    options.warn = [this](const std::string& text) { journal_.warning(text); };
    return options;
  }

  int number(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
  std::string token() { return setup_.id + "." + std::to_string(++sequence_); }
  EntryKey plain_key() {
    return {"torture_plain", kPlainKeys[number(static_cast<int>(std::size(kPlainKeys)))]};
  }
  /// A key of the current two seconds, so that merged values stay small; 0 is never deleted.
  std::string merge_key(int which) const {
    return "merge/" + std::to_string((now_ns() - setup_.origin_ns) / kEpochNs) + "/" +
           std::to_string(which);
  }
  std::string merge_key() { return merge_key(number(2)); }

  static std::string content_of(const Entry& entry) {
    return entry.record.extension == "npy" ? bytes_of(*entry.content) : *entry.content;
  }

  bool check(const Entry& entry, Tokens* tokens) {
    const std::string content = content_of(entry);
    const bool good = parse_content(content, entry.record.entry.key, tokens) &&
                      entry.record.meta == meta_of(content) &&
                      entry.record.cost_ms == static_cast<std::int64_t>(content.size());
    if (!good) {
      journal_.wrong("wrong bytes of " + entry.record.entry.key + ", generation " +
                     std::to_string(entry.record.generation));
    }
    return good;
  }

  static std::string meta_of(const std::string& content) {
    return "{\"content\":\"" + sha256_hex(content) + "\"}";
  }

  static NewEntry value_of(const std::string& key, const Tokens& tokens, bool array) {
    const std::string content = print_content(key, tokens);
    NewEntry value;
    value.content = array ? npy_of(content) : content;
    value.extension = array ? "npy" : "txt";
    value.cost_ms = static_cast<std::int64_t>(content.size());
    value.meta = meta_of(content);
    return value;
  }

  void merge(const std::string& key) {
    const std::string added = token();
    journal_.begin("merge", key, added);
    acknowledge(store_.update(
        {"torture_merge", key}, {}, [&](const Entry* newest) -> Result<std::optional<NewEntry>> {
          Tokens tokens;
          if (newest != nullptr) check(*newest, &tokens);
          if (!tokens.insert(added).second) return std::optional<NewEntry>();
          if (number(100) < setup_.pause_percent) {
            std::this_thread::sleep_for(std::chrono::milliseconds(number(setup_.pause_ms) + 1));
          }
          return std::optional<NewEntry>(value_of(key, tokens, false));
        }));
  }

  void put(const EntryKey& entry) {
    const std::string added = token();
    journal_.begin("put", entry.key, added);
    acknowledge(store_.put(entry, value_of(entry.key, {added}, true)));
  }

  void erase(const EntryKey& entry) {
    journal_.begin("delete", entry.key, token());
    acknowledge(store_.erase(entry));
  }

  void acknowledge(const Result<PutOutcome>& outcome) {
    if (outcome.ok()) {
      journal_.end(true, outcome->written, outcome->generation);
    } else {
      journal_.warning("skipped: " + outcome.status().message());
      journal_.end(false, false, 0);
    }
  }

  void get(const EntryKey& entry) {
    const std::int64_t began = now_ns();
    const Lookup found = store_.get(entry);
    Tokens tokens;
    if (found.entry && !check(*found.entry, &tokens)) return;
    journal_.get(began, entry.key, found.entry ? found.entry->record.generation : 0,
                 found.entry ? "HIT" : to_string(found.reason));
  }

  Journal journal_;
  Setup setup_;
  std::mt19937_64 random_;
  std::uint64_t sequence_ = 0;
  Store store_;
};

}  // namespace
}  // namespace dase::torture

int main(int argc, char** argv) {
  if (argc != 8) {
    std::cerr << "usage: torture_worker ROOT JOURNAL ID SEED ORIGIN_NS PAUSE_PERCENT PAUSE_MS\n";
    return 2;
  }
  dase::torture::Worker worker(argv[1], argv[2],
                               {argv[3], std::strtoull(argv[4], nullptr, 10), std::atoll(argv[5]),
                                std::atoi(argv[6]), std::atoi(argv[7])});
  worker.run();
}
