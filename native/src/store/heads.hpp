// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "dase/store.hpp"
#include "store/layout.hpp"

namespace dase {

/// Whether this is a symbolic link into a store's blobs, be they there or not.
bool is_head(const std::string& path);

/// The symbolic links that people and native tools open. Advisory: every call is best effort, and
/// leaves a name alone that is not a link into the store's blobs. Safe from any thread.
class Heads {
 public:
  explicit Heads(const StoreLayout& layout) : layout_(layout) {}

  /// Points the head of a live record's key to its blob. `before` is the extension that the key
  /// had; another one's head goes.
  void point(const Record& record, const std::string& before) const;

  /// After the deletion of one variant of a key: its head goes, or points to the blob of the
  /// variant that was committed last.
  void after_deletion(const EntryKey& entry, const std::string& extension) const;

 private:
  std::string path(const EntryKey& entry, const std::string& extension) const;
  void remove(const EntryKey& entry, const std::string& extension) const;

  const StoreLayout& layout_;
};

}  // namespace dase
