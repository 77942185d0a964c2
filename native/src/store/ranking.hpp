// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "store/census.hpp"
#include "store/policy_file.hpp"
#include "store/use_totals.hpp"

namespace dase {

/// Which entries may go, and in which order: the expired first, then by the policy's order. Ages
/// are those of the file system. Outlives neither the census nor the policies. Immutable.
class Ranking {
 public:
  /// `pinned`: the key32 of every pinned key; `uses`: as all processes have written them; `now_ns`:
  /// by the file system's clock.
  Ranking(const Census& census, const CachePolicy& policy, PolicyFile& policies,
          const std::set<std::string>& pinned, UseTotals uses, std::int64_t now_ns);

  /// What goes first comes first.
  const std::vector<const ChainFiles*>& candidates() const noexcept { return candidates_; }

  bool is_expired(const ChainFiles& chain) const;
  /// Since the last use: the blob's mtime, which tells it to the hour, or what a process has
  /// counted that could not change the mtime, or did not come to the folder as it had the value in
  /// memory.
  std::int64_t idle_ms(const ChainFiles& chain) const;
  std::int64_t stored_ms(const ChainFiles& chain) const;

 private:
  std::int64_t counted_ns(const EntryKey& entry) const;
  double score(const ChainFiles& chain, bool cost_aware) const;

  const Census& census_;
  PolicyFile& policies_;
  const UseTotals uses_;
  const std::int64_t now_ns_;
  std::vector<const ChainFiles*> candidates_;
};

}  // namespace dase
