// SPDX-License-Identifier: MIT
#include "planner/planner_lock.hpp"

#include <fftw3.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <vector>

#include "planner/process_mutex.hpp"

namespace dase {
namespace {

/// Leaked on purpose: plans with static storage are destroyed after any static object here.
struct PlannerState {
  std::mutex& planner = process_planner_mutex_v1;
  bool initialised = false;  // guarded by planner
  std::mutex queue;
  std::vector<fftw_plan> doomed;        // guarded by queue
  std::atomic<bool> has_doomed{false};  // true whenever doomed is not empty
  std::array<std::atomic<std::uint64_t>, LockHistogram::kBuckets> held{};
  std::atomic<std::int64_t> longest_ns{0};

  static PlannerState& get() {
    static PlannerState& state = *new PlannerState;
    return state;
  }

  /// Needs `planner`.
  void drain() {
    if (!has_doomed.load()) return;
    std::vector<fftw_plan> plans;
    {
      const std::lock_guard<std::mutex> guard(queue);
      plans.swap(doomed);
      has_doomed.store(false);
    }
    for (const fftw_plan plan : plans) fftw_destroy_plan(plan);
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

PlannerLock::PlannerLock() {
  PlannerState& state = PlannerState::get();
  state.planner.lock();
  if (!state.initialised) {
    fftw_init_threads();
    fftw_make_planner_thread_safe();
    state.initialised = true;
  }
  since_ = std::chrono::steady_clock::now();
  state.drain();
}

PlannerLock::~PlannerLock() {
  PlannerState& state = PlannerState::get();
  state.drain();
  state.count(std::chrono::steady_clock::now() - since_);
  state.drain_and_unlock();
}

LockHistogram lock_histogram() {
  const PlannerState& state = PlannerState::get();
  LockHistogram histogram;
  std::copy(state.held.begin(), state.held.end(), histogram.counts.begin());
  histogram.longest = std::chrono::nanoseconds(state.longest_ns);
  return histogram;
}

void destroy_when_free(fftw_plan_s* plan) {
  if (plan == nullptr) return;
  PlannerState& state = PlannerState::get();
  {
    const std::lock_guard<std::mutex> guard(state.queue);
    state.doomed.push_back(plan);
    state.has_doomed.store(true);
  }
  if (state.planner.try_lock()) state.drain_and_unlock();
}

}  // namespace dase
