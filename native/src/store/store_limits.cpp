// SPDX-License-Identifier: MIT
#include "dase/store_limits.hpp"

#include <numeric>
#include <utility>

#include "store/collector.hpp"
#include "store/store_limits_impl.hpp"

namespace dase {
namespace {

/// The category of no key in particular.
Status validate_category(const std::string& category) { return validate({category, "any"}); }

Status check(const EvictionRequest& request) {
  if (request.entry) {
    if (Status status = validate(*request.entry); !status.ok()) return status;
  }
  if (!request.category.empty()) {
    if (Status status = validate_category(request.category); !status.ok()) return status;
  }
  for (const auto& time : {request.idle_for, request.stored_for}) {
    if (time && time->count() < 0) {
      return {StatusCode::kInvalidArgument,
              "a time of " + std::to_string(time->count()) + " ms found; expected 0 or more"};
    }
  }
  return {};
}

}  // namespace

const char* to_string(RemovalKind kind) noexcept {
  constexpr const char* kNames[] = {"entry", "records", "blob", "trash", "temporary", "head"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::uint64_t Eviction::freed_bytes() const noexcept {
  return std::accumulate(
      removed.begin(), removed.end(), std::uint64_t{0},
      [](std::uint64_t total, const Removal& each) { return total + each.bytes; });
}

std::uint64_t Eviction::entries() const noexcept {
  return std::accumulate(removed.begin(), removed.end(), std::uint64_t{0},
                         [](std::uint64_t total, const Removal& each) {
                           return total + (each.kind == RemovalKind::kEntry ? 1 : 0);
                         });
}

Status StoreLimits::Impl::pin(const EntryKey& entry) {
  if (Status status = validate(entry); !status.ok()) return status;
  int error = 0;
  const Status usable = marker_.prepare(&error);
  if (error != 0) return warnings_.write_failed(layout_.store(), error);
  if (!usable.ok()) return usable;
  error = pins_.pin(entry, durability_);
  return error == 0 ? Status() : warnings_.write_failed(layout_.pins(), error);
}

Result<bool> StoreLimits::Impl::unpin(const EntryKey& entry) {
  if (Status status = validate(entry); !status.ok()) return status;
  if (Status usable = marker_.readable(); !usable.ok()) return usable;
  bool was_pinned = false;
  const int error = pins_.unpin(entry, &was_pinned);
  if (error != 0) return warnings_.write_failed(layout_.pins(), error);
  return was_pinned;
}

Result<std::vector<EntryKey>> StoreLimits::Impl::pins() {
  if (Status usable = marker_.readable(); !usable.ok()) return usable;
  std::vector<EntryKey> keys;
  const int error = pins_.keys(&keys);
  if (error != 0) return Status(StatusCode::kIo, layout_.pins() + ": " + errno_text(error));
  return keys;
}

Result<Eviction> StoreLimits::Impl::evict(const EvictionRequest& request) {
  if (Status status = check(request); !status.ok()) return status;
  if (Status usable = marker_.readable(); !usable.ok()) return usable;
  if (!name_exists(layout_.marker())) return nothing(request.dry_run);
  Result<Eviction> eviction = evictor_.run(request);
  if (!eviction.ok() || request.dry_run) return eviction;
  for (const Removal& each : eviction->removed) {
    if (each.kind == RemovalKind::kEntry) memory_.drop(*each.entry, {each.name, {}, {}});
  }
  return eviction;
}

Result<Eviction> StoreLimits::Impl::collect(std::chrono::milliseconds grace, bool dry_run) {
  if (grace.count() < 0) {
    return Status(StatusCode::kInvalidArgument,
                  "a grace of " + std::to_string(grace.count()) + " ms found; expected 0 or more");
  }
  if (Status usable = marker_.readable(); !usable.ok()) return usable;
  if (!name_exists(layout_.marker())) return nothing(dry_run);
  const Result<std::int64_t> now = evictor_.now_ns(dry_run);
  if (!now.ok()) return now.status();
  const auto policy = policies_.for_write();
  return Collector(layout_, *policy, durability_, now.value(), grace, dry_run).run();
}

/// Where there is no store yet.
Eviction StoreLimits::Impl::nothing(bool dry_run) {
  return {{}, 0, 0, policies_.for_write()->max_size_bytes, dry_run};
}

StoreLimits::StoreLimits(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

StoreLimits::~StoreLimits() = default;

Status StoreLimits::pin(const EntryKey& entry) { return impl_->pin(entry); }

Result<bool> StoreLimits::unpin(const EntryKey& entry) { return impl_->unpin(entry); }

bool StoreLimits::is_pinned(const EntryKey& entry) { return impl_->is_pinned(entry); }

Result<std::vector<EntryKey>> StoreLimits::pins() { return impl_->pins(); }

StoreFill StoreLimits::fill() { return impl_->fill(); }

Result<Eviction> StoreLimits::evict(const EvictionRequest& request) {
  return impl_->evict(request);
}

Result<Eviction> StoreLimits::collect(std::chrono::milliseconds grace, bool dry_run) {
  return impl_->collect(grace, dry_run);
}

}  // namespace dase
