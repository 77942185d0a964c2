// SPDX-License-Identifier: MIT
#include <utility>

#include "planner/array_pair.hpp"
#include "planner/fftw_api.hpp"
#include "planner/import_wisdom.hpp"
#include "planner/problem_list.hpp"
#include "planner/process_fingerprint.hpp"
#include "planner/wisdom_cache_impl.hpp"

namespace dase {
namespace {

/// A bad generation is quarantined and the one before it tried, but not for ever.
constexpr int kGenerationsTried = 3;

/// Of problems that an entry does not serve; all are forgotten at the next.
constexpr std::size_t kMostRemembered = 4096;

}  // namespace

std::optional<StoredWisdom> FFTWWisdomCache::Impl::own_that(
    const std::string& key, const std::function<bool(const StoredWisdom&)>& is_usable) {
  for (int i = 0; i < kGenerationsTried; ++i) {
    const Fingerprint* known = known_fingerprint(key_precision(key));
    std::vector<StoredWisdom> candidates = own_wisdom(store_, key, known);
    if (candidates.empty()) break;
    for (StoredWisdom& stored : candidates) {
      if (!is_usable(stored)) continue;
      if (known == nullptr) store_.count_use(wisdom_entry(key));
      return std::move(stored);
    }
  }
  return std::nullopt;
}

std::optional<StoredWisdom> FFTWWisdomCache::Impl::import_own(const std::string& key) {
  return own_that(key, [this](const StoredWisdom& stored) { return import_whole(stored); });
}

std::optional<StoredWisdom> FFTWWisdomCache::Impl::whole_own(const std::string& key) {
  return own_that(key, [this](const StoredWisdom& stored) {
    {
      const std::lock_guard<std::mutex> guard(mutex_);
      if (whole_.count(stored.entry.digest) != 0) return true;
    }
    return import_whole(stored);
  });
}

std::optional<StoredWisdom> FFTWWisdomCache::Impl::import_foreign(const std::string& key) {
  for (StoredWisdom& stored : foreign_wisdom(store_, key, fingerprint_for(key))) {
    if (!import_whole(stored)) continue;
    store_.count_use(wisdom_entry(key));
    return std::move(stored);
  }
  return std::nullopt;
}

bool FFTWWisdomCache::Impl::import(const StoredWisdom& stored) {
  const Precision precision = key_precision(stored.entry.record.entry.key);
  if (!load_fftw(precision).ok()) return false;
  {
    const PlannerLock lock(precision);
    if (!import_stored(lock, stored)) return false;
  }
  const std::lock_guard<std::mutex> guard(mutex_);
  for (const WisdomProblem& listed : stored.problems) {
    saved_ms_.emplace(listed.spec.text(), listed.planning_ms);
  }
  return true;
}

bool FFTWWisdomCache::Impl::import_whole(const StoredWisdom& stored) {
  if (!import(stored)) return false;
  {
    const std::lock_guard<std::mutex> guard(mutex_);
    if (whole_.count(stored.entry.digest) != 0) return true;
  }
  SharedTwiddles twiddles;
  for (const WisdomProblem& listed : stored.problems) {
    fftw_plan_s* plan = nullptr;
    {
      const PlannerLock lock(key_precision(stored.entry.record.entry.key));
      plan = plan_listed(lock, stored, listed.spec,
                         addresses(listed.spec, best_placement(listed.spec)));
      if (plan != nullptr) twiddles.take(lock, plan);
    }
    if (plan != nullptr) continue;
    quarantine(stored, listed.spec);
    return false;
  }
  const std::lock_guard<std::mutex> guard(mutex_);
  whole_.insert(stored.entry.digest);
  return true;
}

bool FFTWWisdomCache::Impl::serve(const StoredWisdom& stored, const PlanSpec& spec,
                                  const TransformArrays& arrays, fftw_plan_s** plan) {
  const bool is_usual = placement_of(spec, arrays) == best_placement(spec);
  const std::string problem = stored.entry.digest + ' ' + spec.text();
  if (is_usual) {
    const std::lock_guard<std::mutex> guard(mutex_);
    if (not_for_.count(problem) != 0) return true;
  }
  if (!import(stored)) return false;
  const WisdomProblem* listed = is_usual ? serving_problem(stored.problems, spec) : nullptr;
  bool lacks_a_part = false;
  {
    const PlannerLock lock(spec.precision());
    *plan = make_native_plan(lock, spec, arrays, PlanSearch::kWisdomOnly);
    if (*plan == nullptr && listed != nullptr) {
      *plan = plan_listed(lock, stored, listed->spec, arrays);
      lacks_a_part = *plan == nullptr;
      // Of a higher rigor, which FFTW did not take for this one.
      if (!(listed->spec == spec)) destroy(lock, std::exchange(*plan, nullptr));
    }
  }
  if (lacks_a_part) quarantine(stored, listed->spec);
  if (*plan == nullptr && is_usual && !lacks_a_part) {
    const std::lock_guard<std::mutex> guard(mutex_);
    if (not_for_.size() >= kMostRemembered) not_for_.clear();
    not_for_.insert(problem);
  }
  return !lacks_a_part;
}

void FFTWWisdomCache::Impl::quarantine(const StoredWisdom& stored, const PlanSpec& missing) {
  store_.quarantine(stored.entry, "wisdom from which FFTW cannot plan " + missing.text(),
                    "the whole closure of every problem that its record lists");
}

}  // namespace dase
