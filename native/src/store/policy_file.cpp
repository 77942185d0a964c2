// SPDX-License-Identifier: MIT
#include "store/policy_file.hpp"

#include <cerrno>
#include <ctime>
#include <limits>
#include <utility>

#include "store/fs_clock.hpp"

namespace dase {
namespace {

constexpr std::int64_t kLookMs = 1000;
constexpr std::size_t kPolicyLimit = std::size_t{1} << 20;

#ifdef CLOCK_MONOTONIC_COARSE
constexpr clockid_t kClock = CLOCK_MONOTONIC_COARSE;
#else
constexpr clockid_t kClock = CLOCK_MONOTONIC;
#endif

std::int64_t now_ms() noexcept {
  timespec now{};
  ::clock_gettime(kClock, &now);
  return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

bool is_over(std::int64_t end_ms) { return end_ms != 0 && wall_clock_ns() / 1'000'000 >= end_ms; }

}  // namespace

PolicyFile::PolicyFile(const StoreLayout& layout, const StoreOptions& options, Warnings& warnings)
    : layout_(layout), options_(options), warnings_(warnings), policy_(with_overrides({})) {}

std::shared_ptr<const CachePolicy> PolicyFile::current() {
  look_if_due();
  const std::lock_guard<std::mutex> lock(mutex_);
  return policy_;
}

std::shared_ptr<const CachePolicy> PolicyFile::for_write() {
  look();
  const std::lock_guard<std::mutex> lock(mutex_);
  return policy_;
}

std::int64_t PolicyFile::expires_ms(const Record& record) {
  const std::int64_t end = category_end_ms(record);
  const std::int64_t own = record.expires_ms;
  return own == 0 || end == 0 ? own + end : std::min(own, end);
}

bool PolicyFile::is_expired(const Record& record) { return is_over(expires_ms(record)); }

bool PolicyFile::has_outlived_category(const Record& record) {
  return is_over(category_end_ms(record));
}

std::int64_t PolicyFile::category_end_ms(const Record& record) {
  look_if_due();
  if (!has_ttl_.load(std::memory_order_relaxed)) return 0;
  const std::lock_guard<std::mutex> lock(mutex_);
  const std::int64_t ttl = policy_->rule(record.entry.category).ttl_ms;
  if (ttl == 0) return 0;
  constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
  return record.created_ms > kLast - ttl ? kLast : record.created_ms + ttl;
}

void PolicyFile::look_if_due() {
  if (now_ms() >= next_look_ms_.load(std::memory_order_relaxed)) look();
}

void PolicyFile::look() {
  const std::lock_guard<std::mutex> lock(mutex_);
  next_look_ms_ = now_ms() + kLookMs;
  FileIdentity identity;
  const int error = identify(layout_.policy(), &identity);
  if (error == 0 && !(present_ && identity == identity_)) {
    read(identity);
  } else if (error == ENOENT && present_) {
    present_ = false;
    policy_ = with_overrides({});
  } else if (error != 0 && error != ENOENT) {
    warnings_.once("cache.json", "the limits of " + layout_.root() + " stay as they were: " +
                                     layout_.policy() + ": " + errno_text(error));
  }
}

/// With the mutex held.
void PolicyFile::read(const FileIdentity& identity) {
  std::string text;
  FileIdentity opened;
  const int error = read_regular_file(layout_.policy(), kPolicyLimit, &text, &opened);
  if (error != 0 && error != ELOOP && error != EINVAL && error != EFBIG) return;
  identity_ = identity;
  present_ = true;
  Result<CachePolicy> policy =
      error == 0 ? parse_policy(text)
                 : Result<CachePolicy>(Status(StatusCode::kInvalidArgument,
                                              "it is no regular file of at most 1 MiB"));
  if (policy.ok()) {
    policy_ = with_overrides(std::move(policy).value());
    return;
  }
  const std::string& problem = policy.status().message();
  warnings_.once("cache.json " + problem,
                 layout_.policy() + " is broken, so the limits stay as they were: " + problem);
}

std::shared_ptr<const CachePolicy> PolicyFile::with_overrides(CachePolicy policy) {
  std::string problem;
  policy = with_environment(std::move(policy), &problem);
  if (!problem.empty()) warnings_.once(problem, problem);
  const auto own = bytes_of_mb(options_.max_size_mb);
  if (own) policy.max_size_bytes = own;
  has_ttl_ = policy.has_ttl();
  return std::make_shared<const CachePolicy>(std::move(policy));
}

}  // namespace dase
