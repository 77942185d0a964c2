// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "base/file.hpp"
#include "store/layout.hpp"

namespace dase {

/// Remembers which keys have no record with some member in its `meta`. That stands while the folder
/// of their records has the times that it had: every commit and every removal changes them.
/// Thread-safe.
class MetaWatch {
 public:
  explicit MetaWatch(const StoreLayout& layout) : layout_(layout) {}

  /// Whether a record of the key has the member, or might have: one could not be read.
  bool may_have(const std::string& key32, const std::string& member);

 private:
  bool finds(const std::string& key32, const std::string& member) const;

  const StoreLayout& layout_;
  std::mutex mutex_;
  std::map<std::string, FileIdentity> without_;  ///< by key32 and member: the folder, as it was
};

}  // namespace dase
