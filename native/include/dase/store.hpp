// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dase/key.hpp"
#include "dase/status.hpp"
#include "dase/store_limits.hpp"

namespace dase {

/// Why a get found nothing. The same names stand in Java, in the CLI and in JSON, in upper case.
enum class MissReason {
  kCold,
  kEvicted,
  kDeleted,
  kIncompatible,
  kCorrupt,
  kExpired,
  kSchema,
  kIo
};
const char* to_string(MissReason reason) noexcept;

/// What a put does before it names a file: nothing; sync the file; sync the file and its folder.
enum class Durability { kNone, kFile, kFull };

/// Which machine an entry is for. All members empty but `id` (16 zeros) outside `fftw_wisdom`.
struct Variant {
  std::string id = "0000000000000000";
  std::string hard;
  std::string soft;
};

enum class EntryState { kLive, kEvicted, kDeleted };

/// The roots that a store reads, in this order: its own, which it writes, and one that it does not.
enum class Layer { kUser, kSystem };
/// `user` or `system`.
const char* to_string(Layer layer) noexcept;

/// One record of the store, docs/store-format.md. Immutable value.
struct Record {
  EntryKey entry;
  Variant variant;
  std::uint64_t generation = 0;
  std::string parent;
  EntryState state = EntryState::kLive;
  std::string blob_sha256;
  std::uint64_t blob_size = 0;
  std::string extension;
  std::int64_t created_ms = 0;
  std::int64_t expires_ms = 0;
  std::int64_t cost_ms = 0;
  std::int64_t schema = 1;
  std::string writer;
  std::string meta = "{}";     ///< canonical JSON object
  Layer layer = Layer::kUser;  ///< of the root that it was read from; no part of its file
};

/// One generation of a key's value. Immutable, shared between threads.
struct Entry {
  Record record;
  std::string digest;  ///< SHA-256 of the record's file
  std::shared_ptr<const std::string> content;
};

/// An entry, or the reason why there is none.
struct Lookup {
  std::shared_ptr<const Entry> entry;  ///< null: none
  MissReason reason = MissReason::kCold;
  std::string detail;  ///< what was found, for people
};

/// A value to store.
struct NewEntry {
  std::string content;
  std::string extension;        ///< of the blob's file: `[a-z0-9]{1,16}`
  std::int64_t cost_ms = 0;     ///< what it cost to make
  std::int64_t expires_ms = 0;  ///< wall clock, ms since 1970; 0: never
  std::int64_t schema = 1;      ///< version of the value's layout within its category
  std::string meta = "{}";      ///< an object of the store's kind of JSON
};

/// What a put did.
struct PutOutcome {
  bool written = false;          ///< false: the store held it already, or the put was skipped
  std::uint64_t generation = 0;  ///< of the record that holds the data; 0 when skipped
};

/// How `Store::single_flight` went. In all cases but kFollowed `compute` ran.
enum class Flight {
  kLed,       ///< alone among all processes
  kFollowed,  ///< another process brought the result
  kTimedOut,  ///< beside another process, which did not end in time
  kAlone      ///< without a word to others: the folder cannot be written to
};

/// `DASE_CACHE_SYSTEM_ROOT`, else empty.
std::string default_system_root();

/// How a process uses a store; no part of it is kept on disk.
struct StoreOptions {
  Durability durability = Durability::kFile;
  std::chrono::milliseconds put_deadline{10'000};  ///< after which a put gives up
  std::uint64_t memory_bytes = 64u << 20;          ///< bound of the memory tier; 0: none
  bool fold_statistics = true;                     ///< whether counts of use are written at all
  /// A store that is read below this one and never written: what this one neither holds nor has
  /// deleted is served from there. Empty: none.
  std::string system_root = default_system_root();
  /// Called once per process and cause when the store degrades; default: one line on stderr.
  std::function<void(const std::string&)> warn;
  /// What the store may take of the disk, above `cache.json` and the environment
  /// (docs/operations.md); 0: what they say. 1 MB is 1,048,576 bytes.
  double max_size_mb = 0;
};

/// The shared store. Thread-safe. Nothing found on disk throws or aborts: reads miss with a reason,
/// puts are skipped with a Status and one warning per process and cause. The destructor folds the
/// counts of use into `.store/stats/`.
class Store {
 public:
  /// Never fails: a root that cannot be used gives a store whose gets miss and whose puts are
  /// skipped.
  explicit Store(std::string root, StoreOptions options = {});
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  const std::string& root() const noexcept;
  /// The root of the store below, absolute; empty: none.
  std::string system_root() const;

  /// Whether this is a store of this version or none yet; else kIncompatible, or kUnavailable if
  /// the folder cannot be read. Then gets miss, and `list` knows of the system root's entries
  /// alone.
  Status readable();

  /// Memory tier, then disk. `schema` 0 accepts any.
  Lookup get(const EntryKey& entry, const Variant& variant = {}, std::int64_t schema = 0);
  /// Whether `get` would find an entry, as far as names tell: the content is not read. Not counted.
  bool exists(const EntryKey& entry, const Variant& variant = {});
  /// The newest live entry of every variant of this key: those of the store's own root, then those
  /// of the system's that it did not delete, also where it has one of the same variant. Not counted
  /// as a use.
  std::vector<Entry> variants(const EntryKey& entry);
  /// Whether a record of this key, of any variant, generation and layer, has a member of this name
  /// in its `meta`; also true where that cannot be told. As long as nothing is committed beside the
  /// key, it asks for the times of one folder.
  bool may_have_meta(const EntryKey& entry, const std::string& member);
  /// The newest good record of every chain, of the layer that `get` serves it from; tombstones are
  /// left out. Sorted by category, key, variant.
  std::vector<Record> list(const std::string& category = {});

  /// Commits a value as the newest of its chain; nothing is written if it is that already.
  /// kInvalidArgument for a bad key, extension, meta or negative time; kUnavailable for a folder
  /// that cannot be written to or a deadline that passed; kIncompatible for a store of a higher
  /// major version; kIo otherwise.
  Result<PutOutcome> put(const EntryKey& entry, const NewEntry& value, const Variant& variant = {});
  /// Commits `change(newest live entry or null)`, of the layer that `get` would serve, as the next
  /// record of this store's own root; nullopt means that nothing is to be written. It
  /// is called again after every lost race, and once more in the look-again step: there `nullopt`
  /// says that the newest record covers what this call wanted to add.
  using Change = std::function<Result<std::optional<NewEntry>>(const Entry* newest)>;
  Result<PutOutcome> update(const EntryKey& entry, const Variant& variant, const Change& change);
  /// Commits a tombstone, which also hides the system root's entry, with `put`'s errors; nothing is
  /// written if there is no live entry.
  Result<PutOutcome> erase(const EntryKey& entry, const Variant& variant = {});

  /// Calls `compute`, in one process and thread at a time for each chain: the others, of C++ and
  /// Java, wait until `is_done` answers true (some 5 times a second; once more before they compute
  /// themselves), but no longer than `patience`. Then, or where the folder cannot be written to,
  /// they compute beside one another: nothing here fails but kInvalidArgument for a bad key or
  /// variant. What the callbacks throw is passed on. A `compute` that asks for its own chain waits
  /// for itself, as long as its `patience`.
  Result<Flight> single_flight(const EntryKey& entry, const Variant& variant,
                               std::chrono::milliseconds patience,
                               const std::function<bool()>& is_done,
                               const std::function<void()>& compute);

  /// Pins, evictions, collection, how full the store is.
  StoreLimits& limits() noexcept;

  /// Moves the blob of an entry that its reader found to be bad into quarantine; of one of the
  /// system root, this object serves it no more.
  void quarantine(const Entry& entry, const std::string& found, const std::string& expected);

  /// The file that holds the blob, for native tools.
  std::string blob_path(const Record& record) const;
  /// Counts a use of an entry that came from `variants`, which itself counts none.
  void count_use(const EntryKey& entry);
  /// Writes the counts of use now.
  void flush_statistics();
  /// Writes them for the last time, as the destructor does; what comes later is not counted.
  void close_statistics();
  /// Counts a transform, by its canonical text, for which a plan was wanted and not found.
  void count_plan_miss(const std::string& problem);
  /// These counts, of this process and of all that wrote theirs, by canonical text.
  std::map<std::string, std::int64_t> plan_misses();
  void count_planning(std::chrono::nanoseconds spent, std::chrono::nanoseconds saved);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// `--root`, else `DASE_CACHE_ROOT`, else `./cache`.
std::string default_root();

}  // namespace dase
