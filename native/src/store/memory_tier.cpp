// SPDX-License-Identifier: MIT
#include "store/memory_tier.hpp"

#include <unistd.h>

#include <cerrno>
#include <utility>

#include "store/fs_clock.hpp"

namespace dase {
namespace {

/// What an entry takes beside its content and its record's text, roughly.
constexpr std::uint64_t kOverhead = 1024;

void name_into(const EntryKey& entry, const std::string& variant, std::string* name) {
  name->assign(entry.category).append(1, '\0').append(entry.key).append(1, '\0').append(variant);
}

bool is_pure(const std::string& category) {
  return category == "fractional_kernels" || category == "stencils";
}

bool stands(const Kept& kept) {
  const std::int64_t expires_ms = kept.entry->record.expires_ms;
  if (expires_ms != 0 && wall_clock_ns() / 1'000'000 >= expires_ms) return false;
  return kept.pure || (::access(kept.next.c_str(), F_OK) != 0 && errno == ENOENT &&
                       ::access(kept.here.c_str(), F_OK) == 0);
}

}  // namespace

std::shared_ptr<const Kept> MemoryTier::find(const EntryKey& entry, const Variant& variant,
                                             bool content) {
  thread_local std::string name;
  name_into(entry, variant.id, &name);
  std::shared_ptr<const Kept> kept;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto at = by_name_.find(name);
    if (at == by_name_.end()) return nullptr;
    slots_.splice(slots_.begin(), slots_, at->second);
    kept = at->second->kept;
  }
  if ((content && kept->entry->content == nullptr) || !stands(*kept)) return nullptr;
  return kept;
}

void MemoryTier::keep(std::shared_ptr<const Entry> entry, std::shared_ptr<UseCount> use) {
  const Record& record = entry->record;
  const std::uint64_t size =
      kOverhead + record.meta.size() + (entry->content ? entry->content->size() : 0);
  if (size > limit_) return;
  auto kept = std::make_shared<Kept>();
  RecordName number{key32(record.entry), record.variant.id, record.generation};
  kept->here = layout_.record_path(number);
  ++number.generation;
  kept->next = layout_.record_path(number);
  kept->pure = is_pure(record.entry.category);
  kept->use = std::move(use);
  std::string name;
  name_into(record.entry, record.variant.id, &name);
  kept->entry = std::move(entry);

  const std::lock_guard<std::mutex> lock(mutex_);
  const auto old = by_name_.find(name);
  if (old != by_name_.end()) remove(old);
  slots_.push_front({name, std::move(kept), size});
  by_name_[std::move(name)] = slots_.begin();
  bytes_ += size;
  while (bytes_ > limit_) remove(by_name_.find(slots_.back().name));
}

void MemoryTier::drop(const EntryKey& entry, const Variant& variant) {
  std::string name;
  name_into(entry, variant.id, &name);
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto at = by_name_.find(name);
  if (at != by_name_.end()) remove(at);
}

void MemoryTier::remove(std::unordered_map<std::string, Slots::iterator>::iterator at) {
  bytes_ -= at->second->bytes;
  slots_.erase(at->second);
  by_name_.erase(at);
}

}  // namespace dase
