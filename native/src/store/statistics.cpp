// SPDX-License-Identifier: MIT
#include "store/statistics.hpp"

#include <unistd.h>

#include <ctime>
#include <utility>

#include "base/file.hpp"
#include "store/use_files.hpp"

namespace dase {
namespace {

constexpr std::int64_t kIntervalMs = 60'000;
constexpr std::uint32_t kCallsPerLook = 64;

std::int64_t coarse_ms(clockid_t clock) noexcept {
  timespec now{};
  ::clock_gettime(clock, &now);
  return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

#ifdef CLOCK_REALTIME_COARSE
constexpr clockid_t kWallClock = CLOCK_REALTIME_COARSE;
#else
constexpr clockid_t kWallClock = CLOCK_REALTIME;
#endif

}  // namespace

void UseCount::count() noexcept {
  hits_.fetch_add(1, std::memory_order_relaxed);
  last_ms_.store(coarse_ms(kWallClock), std::memory_order_relaxed);
}

Statistics::Statistics(const StoreLayout& layout)
    : layout_(layout),
      process_(::getpid()),
      id_(random_hex(32)),
      next_ms_(coarse_ms(CLOCK_MONOTONIC) + kIntervalMs) {}

UseCount* Statistics::use_of(const EntryKey& entry) {
  std::string name;
  name.reserve(entry.category.size() + entry.key.size() + 1);
  name.append(entry.category).append(1, '\0').append(entry.key);
  const std::lock_guard<std::mutex> lock(mutex_);
  return &uses_.try_emplace(std::move(name)).first->second;
}

void Statistics::miss(const std::string& category, MissReason reason) {
  const std::lock_guard<std::mutex> lock(mutex_);
  ++others_.misses[category][to_string(reason)];
}

void Statistics::plan_miss(const std::string& problem) {
  const std::lock_guard<std::mutex> lock(mutex_);
  ++others_.plan_misses[problem];
}

std::map<std::string, std::int64_t> Statistics::plan_misses() {
  UseTotals sum = read_other_use_files(layout_, id_);
  UseTotals mine;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    mine.plan_misses = others_.plan_misses;
  }
  sum.add(mine);
  return std::move(sum.plan_misses);
}

void Statistics::planning(std::chrono::nanoseconds spent, std::chrono::nanoseconds saved) {
  UseTotals more;
  more.planning_spent_ns = spent.count();
  more.planning_saved_ns = saved.count();
  const std::lock_guard<std::mutex> lock(mutex_);
  others_.add(more);
}

bool Statistics::due() noexcept {
  if (calls_.fetch_add(1, std::memory_order_relaxed) % kCallsPerLook != 0) return false;
  std::int64_t next = next_ms_;
  const std::int64_t now = coarse_ms(CLOCK_MONOTONIC);
  return now >= next && next_ms_.compare_exchange_strong(next, now + kIntervalMs);
}

UseTotals Statistics::totals() {
  const std::lock_guard<std::mutex> lock(mutex_);
  UseTotals totals = others_;
  for (const auto& [name, use] : uses_) {
    const UseTotals::Entry counts = use.read();
    if (counts.hits == 0) continue;
    const std::string_view text(name);
    const std::size_t nul = text.find('\0');
    totals.entries[std::string(text.substr(0, nul))][std::string(text.substr(nul + 1))] = counts;
  }
  return totals;
}

void Statistics::write() {
  if (process_ != ::getpid()) return;
  const std::lock_guard<std::mutex> lock(writing_);
  if (closed_) return;
  const UseTotals now = totals();
  if (!now.empty()) write_use_file(layout_, id_, now);
}

void Statistics::close() {
  if (process_ != ::getpid()) return;
  const std::lock_guard<std::mutex> lock(writing_);
  if (std::exchange(closed_, true)) return;
  const UseTotals now = totals();
  if (!now.empty()) close_use_file(layout_, id_, now);
}

}  // namespace dase
