// SPDX-License-Identifier: MIT
#include "store/memory_tier.hpp"

#include <utility>

#include "store/fs_clock.hpp"

namespace dase {
namespace {

/// What an entry takes beside its content and its record's text, roughly.
constexpr std::uint64_t kOverhead = 1024;

// No buffer of the thread's: it would be gone when static objects of the host still ask.
std::string name_of(const EntryKey& entry, const std::string& variant) {
  std::string name;
  name.reserve(entry.category.size() + entry.key.size() + variant.size() + 2);
  name.append(entry.category).append(1, '\0').append(entry.key).append(1, '\0').append(variant);
  return name;
}

bool is_pure(const std::string& category) {
  return category == "fractional_kernels" || category == "stencils" ||
         category == "echo_templates" || category == "source_maps";
}

bool is_below(const Entry& entry) { return entry.record.layer == Layer::kSystem; }

}  // namespace

Kept::Kept(const Found& found, UseCount* count, const StoreLayout& layout,
           const StoreLayout* system)
    : entry(found.entry),
      use(count),
      pure(is_pure(entry->record.entry.category)),
      watch({is_below(*entry) ? *system : layout, found.key32, entry->record.variant.id},
            entry->record.generation, found.chain.sight, entry->digest) {
  if (!is_below(*entry)) return;
  above = std::make_unique<const ChainAboveWatch>(
      ChainPaths(layout, found.key32, entry->record.variant.id), found.above);
}

std::shared_ptr<const Kept> MemoryTier::find(const EntryKey& entry, const Variant& variant,
                                             bool content) {
  const std::string name = name_of(entry, variant.id);
  std::shared_ptr<const Kept> kept;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto at = by_name_.find(name);
    if (at == by_name_.end()) return nullptr;
    slots_.splice(slots_.begin(), slots_, at->second);
    kept = at->second->kept;
  }
  if ((content && kept->entry->content == nullptr) || policies_.is_expired(kept->entry->record)) {
    return nullptr;
  }
  if (content && kept->pure) return kept;
  return kept->watch.stands() && (!kept->above || kept->above->stands()) ? kept : nullptr;
}

void MemoryTier::keep(const Found& found, UseCount* use) {
  const Record& record = found.entry->record;
  const std::uint64_t size =
      kOverhead + record.meta.size() + (found.entry->content ? found.entry->content->size() : 0);
  if (size > limit_) return;
  const std::string name = name_of(record.entry, record.variant.id);
  auto kept = std::make_shared<const Kept>(found, use, layout_, system_);

  const std::lock_guard<std::mutex> lock(mutex_);
  Slots slot(&pool_);
  slot.push_front({nullptr, std::move(kept), size});
  const auto [at, fresh] = by_name_.try_emplace(name);
  if (!fresh) {
    bytes_ -= at->second->bytes;
    slots_.erase(at->second);
  }
  slot.front().name = &at->first;
  slots_.splice(slots_.begin(), slot);
  at->second = slots_.begin();
  bytes_ += size;
  while (bytes_ > limit_) remove(by_name_.find(*slots_.back().name));
}

void MemoryTier::drop(const EntryKey& entry, const Variant& variant) {
  const std::string name = name_of(entry, variant.id);
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto at = by_name_.find(name);
  if (at != by_name_.end()) remove(at);
}

void MemoryTier::remove(Names::iterator at) {
  bytes_ -= at->second->bytes;
  slots_.erase(at->second);
  by_name_.erase(at);
}

}  // namespace dase
