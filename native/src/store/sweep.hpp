// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dase/store_limits.hpp"
#include "store/census.hpp"
#include "store/committer.hpp"
#include "store/pins.hpp"
#include "store/trash.hpp"

namespace dase {

/// One pass over a store that removes entries and what is left of others, and keeps the books on
/// what that frees. A dry run only keeps the books. Used by one thread, once.
class Sweep {
 public:
  /// `census` must outlive this.
  Sweep(const StoreLayout& layout, Durability durability, Committer& committer,
        const Census& census, bool dry_run);

  std::uint64_t used() const noexcept { return used_; }
  std::uint64_t used(const std::string& category) const;
  std::uint64_t entries(const std::string& category) const;
  std::vector<Removal>& removed() noexcept { return removed_; }

  /// Evicts an entry, unless it was pinned or changed meanwhile.
  void evict(const ChainFiles& chain, const std::string& reason);
  /// Removes what nobody is served: blobs without a record, records and blobs of the dead.
  void reclaim();
  /// Empties the trash; what this took and goes back is in the books again.
  void finish();

 private:
  /// Whether the entry is gone now, by this call or by somebody else's.
  bool commit(const ChainFiles& chain);
  void bury(const ChainFiles& chain) const;
  void clear(const ChainFiles& chain, RemovalKind kind, const std::string& reason);
  /// What taking a blob away frees; nullopt if it stays where it is, or is no longer there.
  std::optional<std::uint64_t> take(const std::string& blob_name);
  void note(RemovalKind kind, const std::string& name, std::uint64_t bytes,
            const std::string& reason);

  const StoreLayout& layout_;
  const Durability durability_;
  Committer& committer_;
  const Census& census_;
  const bool dry_run_;
  const Pins pins_;
  const Trash trash_;
  std::uint64_t used_;
  std::set<std::string> taken_;               ///< blobs that `used_` counts no more
  std::map<std::string, std::size_t> users_;  ///< how many chains name a blob
  std::map<std::string, std::uint64_t> category_bytes_;
  std::map<std::string, std::uint64_t> category_entries_;
  std::set<const ChainFiles*> swept_;
  std::vector<Removal> removed_;
};

}  // namespace dase
