// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "store/layout.hpp"

namespace dase {

/// Blobs on their way out. A blob is moved here first; only then are the records looked at, and
/// what a record names goes back. A put that commits after that look finds its blob's name gone,
/// and links it again. Safe from any thread and beside other processes.
class Trash {
 public:
  explicit Trash(const StoreLayout& layout) : layout_(layout) {}

  /// Takes a blob out of its folder; nothing if it is gone. 0 or errno.
  int take(const std::string& blob_name) const;

  /// The blobs that are here.
  std::vector<std::string> names() const;

  /// Removes these, but for what a record names, which goes back. Answers the names of what was
  /// kept: all, if the records cannot be read.
  std::vector<std::string> empty(const std::vector<std::string>& names) const;

 private:
  std::string path(const std::string& blob_name) const { return layout_.trash() + "/" + blob_name; }

  const StoreLayout& layout_;
};

}  // namespace dase
