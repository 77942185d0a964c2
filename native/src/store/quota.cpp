// SPDX-License-Identifier: MIT
#include "store/quota.hpp"

#include <sys/statvfs.h>

#include <algorithm>

namespace dase {
namespace {

constexpr std::uint64_t kBlock = 4096;
constexpr std::uint64_t kShare = 100;
constexpr std::chrono::seconds kLookAgain{1};

std::uint64_t share(std::uint64_t limit) { return std::max<std::uint64_t>(1, limit / kShare); }

/// The value's blocks and its record's.
std::uint64_t blocks(std::uint64_t size) { return (size + kBlock - 1) / kBlock * kBlock + kBlock; }

}  // namespace

Status Quota::admit(const std::string& category, std::uint64_t size) {
  const auto policy = policies_.for_write();
  const Limit of_category = policy->rule(category).max_size_bytes;
  if (!policy->max_size_bytes && !of_category && !policy->min_free_percent) return {};
  const std::lock_guard<std::mutex> lock(mutex_);
  forget_other(policy);
  const std::uint64_t bytes = blocks(size);
  const std::string scope = "size " + category;
  const bool unseen = take({}, policy->max_size_bytes, bytes);
  const bool unseen_there = take(scope, of_category, bytes);
  if (unseen && unseen_there && leaves_disk_free(*policy, bytes)) return {};
  const Status room = look(category, bytes);
  if (!room.ok()) return room;
  refill({}, policy->max_size_bytes, bytes);
  refill(scope, of_category, bytes);
  return {};
}

void Quota::added(const std::string& category) {
  const auto policy = policies_.for_write();
  const Limit most = policy->rule(category).max_entries;
  if (!most) return;
  const std::lock_guard<std::mutex> lock(mutex_);
  forget_other(policy);
  const std::string scope = "entries " + category;
  if (take(scope, most, 1)) return;
  evictor_.make_room(category, 0);
  refill(scope, most, 1);
}

Status Quota::look(const std::string& category, std::uint64_t bytes) {
  const auto now = std::chrono::steady_clock::now();
  const bool refused_just_now =
      refused_bytes_ && bytes >= *refused_bytes_ && now - refused_at_ < kLookAgain;
  if (!refused_just_now) {
    if (evictor_.make_room(category, bytes).has_room_for(bytes)) {
      refused_bytes_.reset();
      return {};
    }
    refused_at_ = std::chrono::steady_clock::now();
    refused_bytes_ = bytes;
  }
  const std::string problem =
      "the store is at its limit and nothing more can be evicted, so a value of " +
      std::to_string(bytes) + " bytes is not kept; raise max_size_mb in " + layout_.policy() +
      ", or unpin entries";
  warnings_.once("limit", problem);
  return Status(StatusCode::kUnavailable, problem);
}

/// False if that is more than may be written before the store is looked at.
bool Quota::take(const std::string& scope, const Limit& limit, std::uint64_t amount) {
  if (!limit) return true;
  const auto [left, fresh] = allowances_.try_emplace(scope, 0);
  if (fresh) {
    left->second = std::uniform_int_distribution<std::uint64_t>(0, share(*limit) - 1)(random_);
  }
  if (left->second < amount) return false;
  left->second -= amount;
  return true;
}

void Quota::refill(const std::string& scope, const Limit& limit, std::uint64_t taken) {
  if (limit) allowances_[scope] = share(*limit) - std::min(share(*limit), taken);
}

void Quota::forget_other(const std::shared_ptr<const CachePolicy>& policy) {
  if (policy == seen_) return;
  seen_ = policy;
  allowances_.clear();
  refused_bytes_.reset();
}

bool Quota::leaves_disk_free(const CachePolicy& policy, std::uint64_t bytes) const {
  struct statvfs disk;
  if (!policy.min_free_percent || ::statvfs(layout_.store().c_str(), &disk) != 0) return true;
  const double block = static_cast<double>(disk.f_frsize);
  return static_cast<double>(disk.f_bavail) * block - static_cast<double>(bytes) >=
         *policy.min_free_percent / 100 * static_cast<double>(disk.f_blocks) * block;
}

}  // namespace dase
