// SPDX-License-Identifier: MIT
#include "store/evictor.hpp"

#include <sys/statvfs.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "store/census.hpp"
#include "store/publish.hpp"
#include "store/ranking.hpp"
#include "store/sweep.hpp"
#include "store/use_files.hpp"

namespace dase {
namespace {

using Limit = std::optional<std::uint64_t>;
using SteadyTime = std::chrono::steady_clock::time_point;

/// Nine tenths, down to which an eviction goes, with room for what is about to be written.
std::uint64_t target(std::uint64_t limit, std::uint64_t room) {
  return std::min(limit - limit / 10, limit - room);
}

bool is_over(std::uint64_t used, const Limit& limit, std::uint64_t room) {
  return limit && room <= *limit && used > *limit - room;
}

/// The limit of the store: its own, or what its file system leaves, whichever is less.
Limit limit_of(const CachePolicy& policy, const StoreLayout& layout, std::uint64_t used) {
  struct statvfs disk;
  if (!policy.min_free_percent || ::statvfs(layout.store().c_str(), &disk) != 0) {
    return policy.max_size_bytes;
  }
  const double total = static_cast<double>(disk.f_blocks) * static_cast<double>(disk.f_frsize);
  const double free = static_cast<double>(disk.f_bavail) * static_cast<double>(disk.f_frsize);
  const double most = static_cast<double>(used) + free - *policy.min_free_percent / 100 * total;
  const std::uint64_t left = most > 0 ? static_cast<std::uint64_t>(most) : 0;
  return std::min(left, policy.max_size_bytes.value_or(left));
}

bool asks_for_limits(const EvictionRequest& request) {
  return request.category.empty() && !request.entry && !request.to_bytes && !request.idle_for &&
         !request.stored_for;
}

}  // namespace

bool Fill::has_room_for(std::uint64_t bytes) const {
  return (!limit || used + bytes <= *limit) &&
         (!category_limit || category_used + bytes <= *category_limit);
}

/// One eviction. Used by one thread.
class Evictor::Run {
 public:
  Run(Evictor& evictor, bool dry_run, SteadyTime deadline)
      : evictor_(evictor),
        dry_run_(dry_run),
        deadline_(deadline),
        policy_(evictor.policies_.for_write()),
        census_(take_census(evictor.layout_)),
        sweep_(evictor.layout_, evictor.options_.durability, evictor.committer_, census_, dry_run),
        limit_(limit_of(*policy_, evictor.layout_, sweep_.used())) {}

  /// `category`: in which room is wanted; empty: in none.
  Status keep_limits(const std::string& category, std::uint64_t room);
  Status evict(const EvictionRequest& request);

  const CachePolicy& policy() const { return *policy_; }
  const Limit& limit() const { return limit_; }
  Sweep& sweep() { return sweep_; }

 private:
  Status keep_category(const std::string& category, std::uint64_t room);
  Status keep_store(std::uint64_t room);
  /// To be called before `candidates`.
  Status rank();
  const std::vector<const ChainFiles*>& candidates() const { return ranking_->candidates(); }
  bool matches(const ChainFiles& chain, const EvictionRequest& request) const;
  std::string reason(const ChainFiles& chain, const std::string& why) const;
  bool late() const { return std::chrono::steady_clock::now() >= deadline_; }

  Evictor& evictor_;
  const bool dry_run_;
  const SteadyTime deadline_;
  const std::shared_ptr<const CachePolicy> policy_;
  const Census census_;
  Sweep sweep_;
  const Limit limit_;
  std::optional<Ranking> ranking_;
};

Status Evictor::Run::keep_limits(const std::string& category, std::uint64_t room) {
  Status status;
  for (const auto& each : policy_->categories) {
    if (status.ok()) status = keep_category(each.first, each.first == category ? room : 0);
  }
  if (status.ok()) status = keep_store(room);
  sweep_.finish();
  return status;
}

Status Evictor::Run::keep_category(const std::string& category, std::uint64_t room) {
  const CategoryRule& rule = policy_->rule(category);
  const bool too_large = is_over(sweep_.used(category), rule.max_size_bytes, room);
  const bool too_many = is_over(sweep_.entries(category), rule.max_entries, 0);
  if (!too_large && !too_many) return {};
  constexpr std::uint64_t kAny = std::numeric_limits<std::uint64_t>::max();
  const std::uint64_t most_bytes = too_large ? target(*rule.max_size_bytes, room) : kAny;
  const std::uint64_t most_entries = too_many ? target(*rule.max_entries, 0) : kAny;
  if (Status status = rank(); !status.ok()) return status;
  for (const ChainFiles* chain : candidates()) {
    const bool enough =
        sweep_.used(category) <= most_bytes && sweep_.entries(category) <= most_entries;
    if (enough || late()) break;
    if (chain->entry.category == category) {
      sweep_.evict(*chain, reason(*chain, "the category " + category + " is over its limit"));
    }
  }
  return {};
}

Status Evictor::Run::keep_store(std::uint64_t room) {
  if (!is_over(sweep_.used(), limit_, room)) return {};
  sweep_.reclaim();
  if (!is_over(sweep_.used(), limit_, room)) return {};
  if (Status status = rank(); !status.ok()) return status;
  for (const ChainFiles* chain : candidates()) {
    if (sweep_.used() <= target(*limit_, room) || late()) break;
    sweep_.evict(*chain, reason(*chain, "the store is over its limit"));
  }
  return {};
}

Status Evictor::Run::evict(const EvictionRequest& request) {
  const auto used = [&] {
    return request.category.empty() ? sweep_.used() : sweep_.used(request.category);
  };
  if (request.to_bytes && request.category.empty() && used() > *request.to_bytes) sweep_.reclaim();
  if (Status status = rank(); !status.ok()) return status;
  for (const ChainFiles* chain : candidates()) {
    if (request.to_bytes && used() <= *request.to_bytes) break;
    if (matches(*chain, request)) sweep_.evict(*chain, reason(*chain, "asked for"));
  }
  sweep_.finish();
  return {};
}

Status Evictor::Run::rank() {
  if (ranking_) return {};
  const Result<std::int64_t> now = evictor_.now_ns(dry_run_);
  if (!now.ok()) return now.status();
  std::set<std::string> pinned;
  const Pins pins(evictor_.layout_);
  if (const int error = pins.names(&pinned); error != 0) {
    return evictor_.warnings_.write_failed(evictor_.layout_.pins(), error);
  }
  ranking_.emplace(census_, *policy_, evictor_.policies_, pinned,
                   read_other_use_files(evictor_.layout_, {}), now.value());
  return {};
}

bool Evictor::Run::matches(const ChainFiles& chain, const EvictionRequest& request) const {
  const auto at_least = [](const auto& wanted, std::int64_t ms) {
    return !wanted || ms >= wanted->count();
  };
  return (request.category.empty() || chain.entry.category == request.category) &&
         (!request.entry || chain.key32 == key32(*request.entry)) &&
         at_least(request.idle_for, ranking_->idle_ms(chain)) &&
         at_least(request.stored_for, ranking_->stored_ms(chain));
}

std::string Evictor::Run::reason(const ChainFiles& chain, const std::string& why) const {
  constexpr std::int64_t kMsPerSecond = 1000;
  return (ranking_->is_expired(chain) ? "expired; " : "") + why + ": idle " +
         std::to_string(ranking_->idle_ms(chain) / kMsPerSecond) + " s, cost " +
         std::to_string(chain.newest.cost_ms) + " ms";
}

Fill Evictor::make_room(const std::string& category, std::uint64_t bytes) {
  Run run(*this, false, std::chrono::steady_clock::now() + options_.put_deadline);
  // Whatever stands in its way, the fill tells the caller what came of it.
  (void)run.keep_limits(category, bytes);
  return {run.sweep().used(), run.limit(), run.sweep().used(category),
          run.policy().rule(category).max_size_bytes};
}

Result<Eviction> Evictor::run(const EvictionRequest& request) {
  Run run(*this, request.dry_run, SteadyTime::max());
  Eviction eviction;
  eviction.bytes_before = run.sweep().used();
  eviction.limit_bytes = run.limit();
  eviction.dry_run = request.dry_run;
  const Status status = asks_for_limits(request) ? run.keep_limits({}, 0) : run.evict(request);
  if (!status.ok()) return status;
  eviction.removed = std::move(run.sweep().removed());
  eviction.bytes_after = run.sweep().used();
  return eviction;
}

StoreFill Evictor::fill() {
  const auto policy = policies_.for_write();
  const Census census = take_census(layout_);
  StoreFill fill;
  fill.used_bytes = census.used_bytes();
  fill.limit_bytes = limit_of(*policy, layout_, fill.used_bytes);
  fill.trash_bytes = census.trash_bytes();
  fill.temporary_bytes = census.temporary_bytes();
  for (const ChainFiles& chain : census.chains) {
    if (!chain.live) continue;
    CategoryFill& category = fill.categories[chain.entry.category];
    category.used_bytes += census.bytes(chain);
    ++category.entries;
  }
  for (auto& [name, category] : fill.categories) {
    category.limit_bytes = policy->rule(name).max_size_bytes;
    category.limit_entries = policy->rule(name).max_entries;
  }
  return fill;
}

Result<std::int64_t> Evictor::now_ns(bool dry_run) {
  TempFile file;
  const int error = create_in(layout_.trash(), {}, Durability::kNone, &file);
  if (error == 0) return file.written_ns();
  if (dry_run) return clock_.now_ns();
  return warnings_.write_failed(layout_.trash(), error);
}

}  // namespace dase
