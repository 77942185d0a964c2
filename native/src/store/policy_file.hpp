// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>

#include "base/file.hpp"
#include "dase/store.hpp"
#include "store/layout.hpp"
#include "store/policy.hpp"
#include "store/warnings.hpp"

namespace dase {

/// The policy in force: `cache.json`, read again when it has changed, with the environment and the
/// program's own options above it. A file that is broken leaves the old policy in force, with one
/// warning that names the path in it. Thread-safe.
class PolicyFile {
 public:
  PolicyFile(const StoreLayout& layout, const StoreOptions& options, Warnings& warnings);

  /// For reads: looks at the file at most once a second.
  std::shared_ptr<const CachePolicy> current();
  /// For writes: looks at the file now.
  std::shared_ptr<const CachePolicy> for_write();

  /// When a record ceases to be served, by itself or by its category's time to live: milliseconds
  /// since 1970; 0: never.
  std::int64_t expires_ms(const Record& record);
  bool is_expired(const Record& record);
  /// Whether the category's time is over, whatever the record says.
  bool has_outlived_category(const Record& record);

 private:
  void look_if_due();
  void look();
  void read(const FileIdentity& identity);
  std::shared_ptr<const CachePolicy> with_overrides(CachePolicy policy);
  std::int64_t category_end_ms(const Record& record);

  const StoreLayout& layout_;
  const StoreOptions& options_;
  Warnings& warnings_;
  std::atomic<std::int64_t> next_look_ms_{0};
  std::atomic<bool> has_ttl_{false};
  std::mutex mutex_;
  FileIdentity identity_;  ///< of the file read last; guarded by mutex_, as all below
  bool present_ = false;
  std::shared_ptr<const CachePolicy> policy_;
};

}  // namespace dase
