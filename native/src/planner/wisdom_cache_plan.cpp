// SPDX-License-Identifier: MIT
#include <algorithm>

#include "planner/auto_threads.hpp"
#include "planner/fftw_api.hpp"
#include "planner/plan_state.hpp"
#include "planner/process_fingerprint.hpp"
#include "planner/wisdom_cache_impl.hpp"

namespace dase {
namespace {

using Clock = std::chrono::steady_clock;

fftw_plan_s* known_plan(const PlanSpec& spec, const TransformArrays& arrays) {
  const PlannerLock lock(spec.precision());
  return make_native_plan(lock, spec, arrays, PlanSearch::kWisdomOnly);
}

}  // namespace

std::optional<Plan> FFTWWisdomCache::Impl::served(const PlanSpec& asked,
                                                  const TransformArrays& arrays,
                                                  std::optional<StoredWisdom>* own) {
  if (!load_fftw(asked.precision()).ok()) return std::nullopt;
  const PlanSpec spec = with_threads_chosen(asked);
  const Clock::time_point start = Clock::now();
  const auto made = [&](fftw_plan_s* handle, PlanSource source) {
    return plan_of(spec, handle, arrays, source, Clock::now() - start);
  };
  if (fftw_plan_s* handle = known_plan(spec, arrays)) {
    count_served(spec, &WisdomStatistics::memory_hits);
    return made(handle, PlanSource::kMemory);
  }
  FromStore found = from_store(spec, arrays);
  if (own != nullptr) *own = std::move(found.own);
  if (found.plan == nullptr) return std::nullopt;
  count_served(spec, found.source == PlanSource::kStore ? &WisdomStatistics::store_hits
                                                        : &WisdomStatistics::foreign_hits);
  return made(found.plan, found.source);
}

Result<Plan> FFTWWisdomCache::Impl::plan(const PlanSpec& asked, const TransformArrays& arrays) {
  if (Status status = load_fftw(asked.precision()); !status.ok()) return status;
  const PlanSpec spec = with_threads_chosen(asked);
  const Clock::time_point start = Clock::now();
  if (const auto frozen = frozen_plan(spec, arrays)) {
    if (!frozen->ok()) return frozen->status();
    const PinnedPlan& pinned = frozen->value();
    return plan_of(spec, pinned.plan, arrays, pinned.source, Clock::now() - start);
  }
  std::optional<StoredWisdom> own;
  if (std::optional<Plan> held = served(spec, arrays, &own)) return std::move(*held);
  PlanSource source = PlanSource::kPlanned;
  const Result<fftw_plan_s*> handle = plan_anew(spec, arrays, own, &source);
  if (!handle.ok()) return handle.status();
  if (source == PlanSource::kMemory) count_served(spec, &WisdomStatistics::memory_hits);
  return plan_of(spec, handle.value(), arrays, source, Clock::now() - start);
}

PlanSpec FFTWWisdomCache::Impl::with_threads_chosen(const PlanSpec& spec) {
  if (spec.threads() != kAutoThreads) return spec;
  const std::string key = spec.key().text();
  const auto own = own_wisdom(store_, key, &fingerprint(spec.precision()));
  const auto faster = own.empty() ? std::nullopt : faster_threads(spec, own.front().problems);
  return faster.value_or(spec.threads(1));
}

FromStore FFTWWisdomCache::Impl::from_store(const PlanSpec& spec, const TransformArrays& arrays) {
  const std::string key = spec.key().text();
  FromStore found;
  const auto serves = [&](const StoredWisdom& stored) {
    return serve(stored, spec, arrays, &found.plan);
  };
  found.own = own_that(key, serves);
  if (found.plan != nullptr) return found;
  if (found.own && found.own->entry.record.layer == Layer::kUser) {
    for (const StoredWisdom& below : system_wisdom(store_, key, fingerprint_for(key))) {
      if (serves(below) && found.plan != nullptr) return found;
    }
  }
  found.source = PlanSource::kForeign;
  for (const StoredWisdom& stored : foreign_wisdom(store_, key, fingerprint_for(key))) {
    if (!serves(stored) || found.plan == nullptr) continue;
    store_.count_use(wisdom_entry(key));
    return found;
  }
  count_miss(key, fingerprint_for(key));
  return found;
}

Result<fftw_plan_s*> FFTWWisdomCache::Impl::plan_anew(const PlanSpec& spec,
                                                      const TransformArrays& arrays,
                                                      const std::optional<StoredWisdom>& own,
                                                      PlanSource* source) {
  Result<Closure> closure = Status(StatusCode::kPlanning, {});
  {
    const PlannerLock lock(spec.precision());
    if (process_fingerprint(lock).hard.empty()) {
      warnings_.once(
          "no-wisdom",
          "this FFTW exports no wisdom (Intel MKL's FFTW interface does not): plans are made "
          "anew each time, nothing is cached; link FFTW's own libfftw3 to cache them");
      // The one rigor that leaves the caller's arrays alone.
      const PlanSpec estimate = spec.rigor(Rigor::kEstimate);
      fftw_plan_s* plan = make_native_plan(lock, estimate, arrays, PlanSearch::kAllowed);
      if (plan != nullptr) return plan;
      return Status(StatusCode::kPlanning, "the FFT library made no plan for " + spec.text());
    }
    // Another thread may have planned the same while this one read the store.
    if (fftw_plan_s* plan = make_native_plan(lock, spec, arrays, PlanSearch::kWisdomOnly)) {
      *source = PlanSource::kMemory;
      return plan;
    }
    closure = plan_closure(lock, own ? own->text() : std::string(),
                           {{spec, placement_of(spec, arrays)}}, Timing::kMeasured, arrays);
  }
  if (!closure.ok()) return closure.status();
  if (const auto saved = keep(spec.key().text(), closure.value(), own); !saved.ok()) {
    warn_not_kept(saved.status());
  }
  return closure->plan;
}

}  // namespace dase
