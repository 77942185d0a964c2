// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <memory_resource>
#include <mutex>
#include <string>
#include <unordered_map>

#include "dase/store.hpp"
#include "store/layout.hpp"
#include "store/policy_file.hpp"
#include "store/reader.hpp"
#include "store/record_watch.hpp"
#include "store/statistics.hpp"

namespace dase {

/// An entry in memory with what tells whether it is still the newest.
struct Kept {
  /// `system` may be null for an entry of the store's own root, `layout`.
  Kept(const Found& found, UseCount* count, const StoreLayout& layout, const StoreLayout* system);

  std::shared_ptr<const Entry> entry;  ///< `content` is null if only its presence was asked for
  UseCount* use;
  bool pure;  ///< a function of its key, whose content is never revalidated
  RecordWatch watch;
  std::unique_ptr<const ChainAboveWatch> above;  ///< null: it is not of the system root
};

/// The entries used last, bounded by bytes, revalidated at every use by two probes of the file
/// system: the next generation is absent, and this one is the file that was read. Thread-safe.
class MemoryTier {
 public:
  /// `system` may be null: then all entries are of `layout`.
  MemoryTier(const StoreLayout& layout, const StoreLayout* system, PolicyFile& policies,
             std::uint64_t bytes)
      : layout_(layout), system_(system), policies_(policies), limit_(bytes) {}

  /// Null unless the entry is here, stands, and has not expired. Without `content` the entry of a
  /// pure function is asked after as any other.
  std::shared_ptr<const Kept> find(const EntryKey& entry, const Variant& variant, bool content);

  /// Keeps the entry of a chain's highest number.
  void keep(const Found& found, UseCount* use);

  void drop(const EntryKey& entry, const Variant& variant);

 private:
  struct Slot {
    const std::string* name;  ///< its key in by_name_
    std::shared_ptr<const Kept> kept;
    std::uint64_t bytes;
  };
  using Slots = std::pmr::list<Slot>;
  using Names = std::pmr::unordered_map<std::string, Slots::iterator>;

  void remove(Names::iterator at);

  const StoreLayout& layout_;
  const StoreLayout* const system_;
  PolicyFile& policies_;
  const std::uint64_t limit_;
  std::mutex mutex_;
  /// Keeps names and slots side by side, not between the contents of entries.
  std::pmr::unsynchronized_pool_resource pool_;
  Slots slots_{&pool_};  ///< the one used last in front
  Names by_name_{&pool_};
  std::uint64_t bytes_ = 0;
};

}  // namespace dase
