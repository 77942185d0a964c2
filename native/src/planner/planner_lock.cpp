// SPDX-License-Identifier: MIT
#include "planner/planner_lock.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <vector>

#include "planner/fftw_api.hpp"
#include "planner/process_mutex.hpp"

namespace dase {
namespace {

/// Of one precision.
struct PlannerState {
  PlannerState(std::mutex& mutex, Precision of) : planner(mutex), precision(of) {}

  std::mutex& planner;
  const Precision precision;
  bool initialised = false;  // guarded by planner
  std::mutex queue;
  std::vector<fftw_plan_s*> doomed;     // guarded by queue
  std::atomic<bool> has_doomed{false};  // true whenever doomed is not empty
  std::array<std::atomic<std::uint64_t>, LockHistogram::kBuckets> held{};
  std::atomic<std::int64_t> longest_ns{0};

  static PlannerState& of(Precision precision) {
    // Leaked on purpose: plans with static storage are destroyed after any static object here.
    static auto& states = *new std::array<PlannerState, 3>{
        {{process_planner_mutex_v1, Precision::kDouble},
         {process_float_planner_mutex_v1, Precision::kFloat},
         {process_long_double_planner_mutex_v1, Precision::kLongDouble}}};
    return states[static_cast<std::size_t>(precision)];
  }

  /// Needs `planner`.
  void drain() {
    if (!has_doomed.load()) return;
    std::vector<fftw_plan_s*> plans;
    {
      const std::lock_guard<std::mutex> guard(queue);
      plans.swap(doomed);
      has_doomed.store(false);
    }
    for (fftw_plan_s* plan : plans) fftw_api(precision).destroy_plan(plan);
  }

  /// Needs `planner`: nobody else writes meanwhile.
  void count(std::chrono::nanoseconds time) {
    std::size_t bucket = 0;
    for (auto us = time / std::chrono::microseconds(1); us > 0; us /= 2) ++bucket;
    held[std::min(bucket, held.size() - 1)].fetch_add(1, std::memory_order_relaxed);
    longest_ns.store(std::max<std::int64_t>(longest_ns, time.count()), std::memory_order_relaxed);
  }

  /// A plan queued between the last drain and the unlock finds the lock taken: look again.
  void drain_and_unlock() {
    do {
      drain();
      planner.unlock();
    } while (has_doomed.load() && planner.try_lock());
  }
};

}  // namespace

PlannerLock::PlannerLock(Precision precision) : precision_(precision), api_(fftw_api(precision)) {
  PlannerState& state = PlannerState::of(precision);
  state.planner.lock();
  if (!state.initialised) {
    api_.init_threads();
    api_.make_planner_thread_safe();
    state.initialised = true;
  }
  since_ = std::chrono::steady_clock::now();
  state.drain();
}

PlannerLock::~PlannerLock() {
  PlannerState& state = PlannerState::of(precision_);
  state.drain();
  state.count(std::chrono::steady_clock::now() - since_);
  state.drain_and_unlock();
}

LockHistogram lock_histogram() {
  LockHistogram histogram;
  for (const Precision precision :
       {Precision::kDouble, Precision::kFloat, Precision::kLongDouble}) {
    const PlannerState& state = PlannerState::of(precision);
    for (std::size_t i = 0; i < state.held.size(); ++i) histogram.counts[i] += state.held[i];
    histogram.longest =
        std::max(histogram.longest, std::chrono::nanoseconds(state.longest_ns.load()));
  }
  return histogram;
}

void destroy_when_free(fftw_plan_s* plan, Precision precision) {
  if (plan == nullptr) return;
  PlannerState& state = PlannerState::of(precision);
  {
    const std::lock_guard<std::mutex> guard(state.queue);
    state.doomed.push_back(plan);
    state.has_doomed.store(true);
  }
  if (state.planner.try_lock()) state.drain_and_unlock();
}

}  // namespace dase
