// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dase/key.hpp"
#include "dase/status.hpp"

namespace dase {

class Store;

enum class RemovalKind {
  kEntry,      ///< a live entry: from now on look-ups miss with EVICTED
  kRecords,    ///< older records of a key, which no look-up returns
  kBlob,       ///< a blob that no record names
  kTrash,      ///< a blob that an eviction left behind
  kTemporary,  ///< a file that a writer left behind
  kHead        ///< a link for native tools whose blob is gone
};
/// The word in JSON, such as `entry`.
const char* to_string(RemovalKind kind) noexcept;

/// One thing that went, or would go, and why. A value.
struct Removal {
  RemovalKind kind = RemovalKind::kEntry;
  std::optional<EntryKey> entry;  ///< to which it belongs, where that is known
  std::string name;               ///< the file's name, or the variant's id of an entry
  std::uint64_t bytes = 0;        ///< what it took of the disk; 0 for what it shared
  std::string reason;             ///< for people
};

/// What an eviction or a collection did, or would do. A value.
struct Eviction {
  std::vector<Removal> removed;              ///< in the order in which it went
  std::uint64_t bytes_before = 0;            ///< what the store took of the disk before
  std::uint64_t bytes_after = 0;             ///< what it takes now, or would take
  std::optional<std::uint64_t> limit_bytes;  ///< that was to be kept; nullopt: none
  bool dry_run = false;                      ///< whether nothing was changed

  std::uint64_t freed_bytes() const noexcept;
  /// How many live entries went.
  std::uint64_t entries() const noexcept;
};

/// What is to be evicted. As it is: what the limits in force demand. With `to_bytes`: what has to
/// go first until no more than that is left. Otherwise: whatever meets all conditions. Pinned
/// entries, those of categories that never evict and those with frozen plans stay in any case.
struct EvictionRequest {
  std::string category;           ///< only entries of this one; `to_bytes` then counts these alone
  std::optional<EntryKey> entry;  ///< only this one, of every variant
  std::optional<std::uint64_t> to_bytes;
  std::optional<std::chrono::milliseconds> idle_for;    ///< only what was not used for so long
  std::optional<std::chrono::milliseconds> stored_for;  ///< only what was stored so long ago
  bool dry_run = false;                                 ///< only tells what would go
};

/// What the live entries of one category take, and what they may take.
struct CategoryFill {
  std::uint64_t used_bytes = 0;  ///< a blob of two entries counts for both
  std::uint64_t entries = 0;
  std::optional<std::uint64_t> limit_bytes;
  std::optional<std::uint64_t> limit_entries;
};

/// What a store takes of the disk, in whole blocks, as counted toward its limits. A value.
struct StoreFill {
  std::uint64_t used_bytes = 0;  ///< values, their records, trash and temporary files
  std::optional<std::uint64_t> limit_bytes;
  std::uint64_t trash_bytes = 0;      ///< the part that is on its way out
  std::uint64_t temporary_bytes = 0;  ///< the part that is being written, or was left behind
  std::map<std::string, CategoryFill> categories;  ///< those with live entries
};

/// How long a collection leaves alone what somebody may still work on.
inline constexpr std::chrono::milliseconds kCollectionGrace = std::chrono::hours(24);

/// Keeps a store within its limits: pins, evictions, collection. Of the store's own root alone: a
/// system root is neither limited nor changed. Thread-safe, beside any other process of C++ or
/// Java. Belongs to its Store, and is not to be used after it.
class StoreLimits {
 public:
  ~StoreLimits();
  StoreLimits(const StoreLimits&) = delete;
  StoreLimits& operator=(const StoreLimits&) = delete;

  /// From now on no process evicts this key, of whatever variant, stored yet or not.
  /// kInvalidArgument for a bad key, else the errors of Store::put.
  Status pin(const EntryKey& entry);
  /// Takes a pin away; false if there was none. Errors as of `pin`.
  Result<bool> unpin(const EntryKey& entry);
  bool is_pinned(const EntryKey& entry);
  /// Every pinned key, sorted by category and key. A pin whose file cannot be read holds, but is
  /// not named. kIo if the folder of the pins cannot be read.
  Result<std::vector<EntryKey>> pins();

  /// How full the store is; looks at all of it.
  StoreFill fill();
  /// Evicts what is asked for. Whoever reads an evicted value at this moment is not hurt.
  /// kInvalidArgument for a bad key or category, or a negative time; kIncompatible if this is no
  /// store of this version; kUnavailable or kIo if the folder cannot be written to.
  Result<Eviction> evict(const EvictionRequest& request = {});
  /// Removes what nobody is served once it has not been touched for `grace`, by the file system's
  /// clock: records beyond the versions that are kept, blobs that no record names, trash, temporary
  /// files, links of native tools to nothing. Errors as of `evict`.
  Result<Eviction> collect(std::chrono::milliseconds grace = kCollectionGrace,
                           bool dry_run = false);

 private:
  friend class Store;
  class Impl;
  explicit StoreLimits(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dase
