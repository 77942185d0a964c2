// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/census.hpp"
#include "store/committer.hpp"
#include "store/policy_file.hpp"
#include "store/trash.hpp"

namespace dase {

/// What is used and what may be used, after an eviction.
struct Fill {
  std::uint64_t used = 0;
  std::optional<std::uint64_t> limit;
  std::uint64_t category_used = 0;
  std::optional<std::uint64_t> category_limit;

  bool has_room_for(std::uint64_t bytes) const;
};

/// Evicts: commits `evicted` as the next record of a chain, so that it serialises with every put
/// and merge; moves the blobs to the trash, looks at the records again, and removes what none
/// names. Several may run at once, in any processes. Thread-safe.
class Evictor {
 public:
  Evictor(const StoreLayout& layout, const StoreOptions& options, Committer& committer,
          PolicyFile& policies)
      : layout_(layout),
        options_(options),
        committer_(committer),
        policies_(policies),
        trash_(layout) {}

  /// Brings the store within its limits, with room for so many bytes more in a category. What takes
  /// longer than the put's deadline is left to the next one.
  Fill make_room(const std::string& category, std::uint64_t bytes);

 private:
  struct Run;
  void keep_category(Run* run, const std::string& category, std::uint64_t room);
  void keep_store(Run* run, std::uint64_t room);
  void reclaim(Run* run);
  const std::vector<const ChainFiles*>& candidates(Run* run);
  void evict(Run* run, const ChainFiles& chain);
  bool commit(const ChainFiles& chain);
  void bury(const ChainFiles& chain);
  std::uint64_t clear(Run* run, const ChainFiles& chain);
  std::set<std::string> pinned() const;

  const StoreLayout& layout_;
  const StoreOptions& options_;
  Committer& committer_;
  PolicyFile& policies_;
  const Trash trash_;
};

}  // namespace dase
