// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>

#include "dase/status.hpp"
#include "store/evictor.hpp"
#include "store/layout.hpp"
#include "store/policy_file.hpp"
#include "store/warnings.hpp"

namespace dase {

/// Keeps a process's puts within the limits. A process may write one percent of a limit unseen;
/// then the store is looked at, and evicted from where it is over, before the next value is
/// written. What finds no room is skipped. A process begins somewhere within that percent, so that
/// many short ones look as often as a long one. Thread-safe.
class Quota {
 public:
  Quota(const StoreLayout& layout, PolicyFile& policies, Evictor& evictor, Warnings& warnings)
      : layout_(layout), policies_(policies), evictor_(evictor), warnings_(warnings) {}

  /// To be called before a value is written that the store does not have. kUnavailable if there is
  /// no room for it, and none can be made.
  Status admit(const std::string& category, std::uint64_t size);

  /// To be called after an entry was committed that was not there before.
  void added(const std::string& category);

 private:
  using Limit = std::optional<std::uint64_t>;
  bool take(const std::string& scope, const Limit& limit, std::uint64_t amount);
  void refill(const std::string& scope, const Limit& limit, std::uint64_t taken);
  void forget_other(const std::shared_ptr<const CachePolicy>& policy);
  Status look(const std::string& category, std::uint64_t bytes);
  bool leaves_disk_free(const CachePolicy& policy, std::uint64_t bytes) const;

  const StoreLayout& layout_;
  PolicyFile& policies_;
  Evictor& evictor_;
  Warnings& warnings_;
  std::mutex mutex_;  ///< guards all below
  std::map<std::string, std::uint64_t> allowances_;
  std::shared_ptr<const CachePolicy> seen_;
  std::chrono::steady_clock::time_point refused_at_;
  std::optional<std::uint64_t> refused_bytes_;
  std::mt19937_64 random_{std::random_device{}()};
};

}  // namespace dase
