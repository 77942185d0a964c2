// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dase/store_limits.hpp"
#include "store/census.hpp"
#include "store/policy.hpp"
#include "store/trash.hpp"

namespace dase {

/// Removes what nobody is served and nobody works on any more, a time of grace after it was last
/// touched: records beyond those kept, blobs without a record, trash, temporary files, heads that
/// point nowhere. Ages are those of the file system. Used once, by one thread.
class Collector {
 public:
  /// `now_ns`: by the file system's clock.
  Collector(const StoreLayout& layout, const CachePolicy& policy, Durability durability,
            std::int64_t now_ns, std::chrono::milliseconds grace, bool dry_run)
      : layout_(layout),
        policy_(policy),
        durability_(durability),
        now_ns_(now_ns),
        grace_(grace),
        dry_run_(dry_run),
        trash_(layout) {}

  Eviction run();

 private:
  /// Answers what the records that stay name; nullopt if that cannot be told.
  std::optional<std::set<std::string>> prune(const ChainFiles& chain);
  bool is_old_record(const ChainFiles& chain, std::uint64_t generation, StoredFile* file) const;
  void take_blobs(const Census& census, const std::set<std::string>& named,
                  std::vector<std::string>* leaving);
  void remove_temporary(const std::string& path);
  void remove_leftovers();
  void remove_dangling(const std::string& head);
  bool is_old(std::int64_t ns) const { return (now_ns_ - ns) / 1'000'000 >= grace_.count(); }
  std::string below_root(const std::string& path) const;
  void note(RemovalKind kind, const std::string& name, std::uint64_t bytes,
            const std::string& reason);

  const StoreLayout& layout_;
  const CachePolicy& policy_;
  const Durability durability_;
  const std::int64_t now_ns_;
  const std::chrono::milliseconds grace_;
  const bool dry_run_;
  const Trash trash_;
  std::vector<Removal> removed_;
};

}  // namespace dase
