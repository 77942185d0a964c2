// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

#include "dase/planner.hpp"

struct fftw_plan_s;

namespace dase {

/// Exclusive use of FFTW's double-precision planner, of which a process has one. Every call of FFTW
/// but execution happens while one exists; functions that call FFTW take it as proof. The first one
/// calls fftw_init_threads(), because wisdom made without it has another preamble, and
/// fftw_make_planner_thread_safe(), so that a caller who destroys a raw plan himself does not race.
///
/// Not recursive. Planning can hold it for minutes.
class PlannerLock {
 public:
  PlannerLock();
  ~PlannerLock();
  PlannerLock(const PlannerLock&) = delete;
  PlannerLock& operator=(const PlannerLock&) = delete;

 private:
  std::chrono::steady_clock::time_point since_;
};

/// How long the lock was held, by all of this process. Needs no lock.
LockHistogram lock_histogram();

/// Destroys a plan now if the planner is free; else the next holder of the lock does. Never waits.
/// For a thread that does not hold the lock; null is ignored.
void destroy_when_free(fftw_plan_s* plan);

}  // namespace dase
