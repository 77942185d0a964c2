// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "dase/store.hpp"
#include "store/layout.hpp"

namespace dase {

/// Keys that are never evicted: one file `pins/<key32>.json` each, whose name alone counts; its
/// content tells people which key it is. Errors are errno values. Safe from any thread.
class Pins {
 public:
  explicit Pins(const StoreLayout& layout) : layout_(layout) {}

  int pin(const EntryKey& entry, Durability durability) const;
  /// `*was_pinned` becomes whether there was a pin.
  int unpin(const EntryKey& entry, bool* was_pinned) const;
  bool is_pinned(const std::string& key32) const { return name_exists(layout_.pin(key32)); }
  /// The key32 of every pinned key.
  int names(std::set<std::string>* names) const;
  /// Every pinned key, sorted; a pin whose content cannot be read is left out.
  int keys(std::vector<EntryKey>* keys) const;

 private:
  const StoreLayout& layout_;
};

}  // namespace dase
