// SPDX-License-Identifier: MIT
#pragma once

#include "dase/store_limits.hpp"
#include "store/evictor.hpp"
#include "store/marker.hpp"
#include "store/memory_tier.hpp"
#include "store/pins.hpp"
#include "store/policy_file.hpp"
#include "store/warnings.hpp"

namespace dase {

/// What StoreLimits works with: all of it belongs to its Store.
class StoreLimits::Impl {
 public:
  Impl(const StoreLayout& layout, const StoreOptions& options, Marker& marker, PolicyFile& policies,
       Evictor& evictor, MemoryTier& memory, Warnings& warnings)
      : layout_(layout),
        durability_(options.durability),
        marker_(marker),
        policies_(policies),
        evictor_(evictor),
        memory_(memory),
        warnings_(warnings),
        pins_(layout) {}

  Status pin(const EntryKey& entry);
  Result<bool> unpin(const EntryKey& entry);
  bool is_pinned(const EntryKey& entry) const { return pins_.is_pinned(key32(entry)); }
  Result<std::vector<EntryKey>> pins();
  StoreFill fill() { return evictor_.fill(); }
  Result<Eviction> evict(const EvictionRequest& request);
  Result<Eviction> collect(std::chrono::milliseconds grace, bool dry_run);

 private:
  Eviction nothing(bool dry_run);

  const StoreLayout& layout_;
  const Durability durability_;
  Marker& marker_;
  PolicyFile& policies_;
  Evictor& evictor_;
  MemoryTier& memory_;
  Warnings& warnings_;
  const Pins pins_;
};

}  // namespace dase
