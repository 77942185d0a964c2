// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory_resource>
#include <mutex>
#include <string>
#include <unordered_map>

#include "dase/store.hpp"
#include "store/layout.hpp"
#include "store/use_totals.hpp"

namespace dase {

/// Uses of one entry by this process. Thread-safe.
class UseCount {
 public:
  void count() noexcept;
  UseTotals::Entry read() const noexcept { return {hits_, last_ms_}; }

 private:
  std::atomic<std::int64_t> hits_{0};
  std::atomic<std::int64_t> last_ms_{0};
};

/// Counts what this process does with one store, and writes the counts to its own file of
/// `stats/`: by whoever calls when a minute has passed, and at close. No thread of its own. A child
/// of fork() writes nothing: the file is its parent's. Thread-safe.
class Statistics {
 public:
  explicit Statistics(const StoreLayout& layout);

  /// Valid as long as this object is.
  UseCount* use_of(const EntryKey& entry);
  void miss(const std::string& category, MissReason reason);
  void plan_miss(const std::string& problem);
  void planning(std::chrono::nanoseconds spent, std::chrono::nanoseconds saved);

  /// Of this process, and of all others that wrote theirs.
  std::map<std::string, std::int64_t> plan_misses();

  /// True once a minute, for one caller, who is to call `write`. Looks at the clock at every 64th
  /// call only.
  bool due() noexcept;
  void write();
  /// Writes for the last time. From then on another process may fold the file into its own, so it
  /// is never written again.
  void close();

 private:
  UseTotals totals();

  const StoreLayout& layout_;
  const pid_t process_;
  const std::string id_;
  std::atomic<std::uint32_t> calls_{0};
  std::atomic<std::int64_t> next_ms_;
  std::mutex writing_;
  bool closed_ = false;  ///< guarded by writing_
  std::mutex mutex_;
  /// Side by side in memory, not between the contents of entries: a look-up that leaves the
  /// processor's caches costs as much as a system call.
  std::pmr::monotonic_buffer_resource use_memory_;
  std::pmr::unordered_map<std::string, UseCount> uses_{&use_memory_};  ///< by category NUL key
  UseTotals others_;
};

}  // namespace dase
