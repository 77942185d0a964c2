// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "dase/store.hpp"
#include "store/blobs.hpp"
#include "store/fs_clock.hpp"
#include "store/layout.hpp"
#include "store/marker.hpp"
#include "store/policy_file.hpp"
#include "store/reader.hpp"
#include "store/warnings.hpp"

namespace dase {

/// The store below a store: read, and never written, not even to note a use or to move a bad blob
/// away. One that cannot be used holds nothing, with one warning. Thread-safe.
class SystemLayer {
 public:
  /// `policies`: those of the store above, whose times to live count here too.
  SystemLayer(std::string root, PolicyFile& policies, Warnings& warnings);

  const StoreLayout& layout() const noexcept { return layout_; }

  /// As Reader::find. The first damage that is met at an entry is told, and stepped over.
  Found find(const EntryKey& entry, const Variant& variant, std::int64_t schema, Want want);

  /// The ids of all variants of a key.
  std::vector<std::string> variants(const std::string& key32);

  /// As list_newest_records.
  std::vector<Record> list(const std::string& category);

  /// Serves this content no more: its reader found it to be bad.
  void reject(const Record& record, const std::string& found);

 private:
  bool usable();
  bool is_rejected(const Record& record);
  void tell_of_damage(const EntryKey& entry, const std::string& detail);

  const StoreLayout layout_;
  Warnings& warnings_;
  FsClock clock_;
  Marker marker_;
  Blobs blobs_;
  Reader reader_;
  std::atomic<bool> usable_{false};
  std::mutex mutex_;
  std::set<std::string> rejected_;  ///< SHA-256 of blobs; guarded by mutex_
};

}  // namespace dase
