// SPDX-License-Identifier: MIT
#include "planner/planner_lock.hpp"

#include <fftw3.h>

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
  state.drain();
}

PlannerLock::~PlannerLock() { PlannerState::get().drain_and_unlock(); }

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
