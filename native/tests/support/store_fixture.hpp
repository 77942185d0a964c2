// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "dase/store.hpp"
#include "support/files.hpp"
#include "support/temp_dir.hpp"

namespace dase::testing {

inline NewEntry text_entry(const std::string& content) {
  NewEntry value;
  value.content = content;
  value.extension = "bin";
  return value;
}

/// A store in a fresh folder, without syncs.
class StoreFixture : public ::testing::Test {
 protected:
  StoreFixture() : store_(root_.string(), options()) {}

  static StoreOptions options() {
    StoreOptions options;
    options.durability = Durability::kNone;
    return options;
  }

  /// The bytes of an entry as a process sees them that has nothing in memory; empty for a miss.
  std::string fresh_content(const EntryKey& key) const {
    const Lookup found = Store(root_.string(), options()).get(key);
    return found.entry ? *found.entry->content : std::string();
  }
  MissReason fresh_reason(const EntryKey& key) const {
    const Lookup found = Store(root_.string(), options()).get(key);
    EXPECT_FALSE(found.entry);
    return found.reason;
  }
  std::vector<std::filesystem::path> under(const std::string& folder) const {
    return files_under(root_ / ".store" / folder);
  }
  std::filesystem::path blob_of(const EntryKey& key) {
    return store_.blob_path(store_.get(key).entry->record);
  }

  TempDir root_;
  Store store_;
};

}  // namespace dase::testing
