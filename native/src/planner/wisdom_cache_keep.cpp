// SPDX-License-Identifier: MIT
#include <numeric>

#include "planner/planner_table.hpp"
#include "planner/problem_list.hpp"
#include "planner/process_fingerprint.hpp"
#include "planner/wisdom_cache_impl.hpp"
#include "wisdom/wisdom_merge.hpp"

namespace dase {
namespace {

std::int64_t planning_ns(const Closure& closure) {
  return std::accumulate(
      closure.problems.begin(), closure.problems.end(), std::int64_t{0},
      [](std::int64_t sum, const PlannedProblem& problem) { return sum + problem.planning_ns; });
}

}  // namespace

Result<SavedWisdom> FFTWWisdomCache::Impl::keep(const std::string& key, const Closure& closure,
                                                const std::optional<StoredWisdom>& base,
                                                const std::string& replaced) {
  count_planned(closure);
  Result<WisdomText> wisdom = parse_wisdom(closure.text);
  if (!wisdom.ok()) return wisdom.status();
  if (base && !covers(wisdom.value(), base->wisdom)) {
    store_.quarantine(base->entry, "wisdom that FFTW forgot while planning on top of it",
                      "the whole closure of every problem that it is for");
  }
  WisdomGain gain;
  gain.wisdom = std::move(wisdom).value();
  gain.problems = describe_problems(closure.problems);
  gain.cost_ms = planning_ns(closure) / 1'000'000;
  Result<SavedWisdom> saved =
      commit_wisdom(store_, key, variant_of(fingerprint_for(key)), gain, replaced);
  if (saved.ok()) saved->usable = "yes";
  return saved;
}

void FFTWWisdomCache::Impl::warn_not_kept(const Status& status) {
  const StatusCode code = status.code();
  if (code == StatusCode::kUnavailable || code == StatusCode::kIo ||
      code == StatusCode::kIncompatible) {
    return;
  }
  warnings_.once("keep-wisdom", "a plan's wisdom was not kept: " + status.message());
}

void FFTWWisdomCache::Impl::count_miss(const std::string& key, const Fingerprint& mine) {
  if (mine.hard.empty()) return;
  const Lookup lookup = store_.get(wisdom_entry(key), variant_of(mine));
  const MissReason reason = lookup.entry ? MissReason::kCold : lookup.reason;
  {
    const std::lock_guard<std::mutex> guard(mutex_);
    ++statistics_.misses[to_string(reason)];
  }
  if (reason != MissReason::kIncompatible) return;
  for (const Entry& entry : store_.variants(wisdom_entry(key))) {
    const Variant& other = entry.record.variant;
    if (other.soft != mine.soft || package_of(other.hard) != package_of(mine.hard)) continue;
    warnings_.once(
        "late-threads",
        "the store holds wisdom that this machine made with the same FFTW, but this process "
        "cannot use it: FFTW was used before fftw_init_threads(); call fftw_init_threads() "
        "first, before any other call of FFTW");
    return;
  }
}

void FFTWWisdomCache::Impl::count_served(const PlanSpec& spec,
                                         std::uint64_t WisdomStatistics::*counter) {
  std::chrono::nanoseconds saved{0};
  {
    const std::lock_guard<std::mutex> guard(mutex_);
    ++(statistics_.*counter);
    if (saved_ms_.empty()) return;
    const auto found = saved_ms_.find(spec.text());
    if (found == saved_ms_.end()) return;
    saved = std::chrono::milliseconds(found->second);
    saved_ms_.erase(found);
    statistics_.planning_saved += saved;
  }
  store_.count_planning(std::chrono::nanoseconds(0), saved);
}

void FFTWWisdomCache::Impl::count_planned(const Closure& closure) {
  const std::chrono::nanoseconds spent(planning_ns(closure));
  {
    const std::lock_guard<std::mutex> guard(mutex_);
    statistics_.planned += closure.problems.size();
    statistics_.planning_spent += spent;
  }
  store_.count_planning(spent, std::chrono::nanoseconds(0));
}

WisdomStatistics FFTWWisdomCache::Impl::statistics() const {
  const std::lock_guard<std::mutex> guard(mutex_);
  return statistics_;
}

}  // namespace dase
