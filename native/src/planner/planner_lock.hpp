// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

#include "dase/planner.hpp"

struct fftw_plan_s;

namespace dase {

struct FftwApi;

/// Exclusive use of FFTW's planner of one precision, of which a process has one. Every call of FFTW
/// but execution happens while one exists; functions that call FFTW take it as proof. The first one
/// calls fftw_init_threads(), because wisdom made without it has another preamble, and
/// fftw_make_planner_thread_safe(), so that a caller who destroys a raw plan himself does not race.
///
/// Not recursive. Planning can hold it for minutes. load_fftw() must have found the precision.
class PlannerLock {
 public:
  explicit PlannerLock(Precision precision = Precision::kDouble);
  ~PlannerLock();
  PlannerLock(const PlannerLock&) = delete;
  PlannerLock& operator=(const PlannerLock&) = delete;

  Precision precision() const noexcept { return precision_; }
  /// FFTW's functions of this precision.
  const FftwApi& api() const noexcept { return api_; }

 private:
  Precision precision_;
  const FftwApi& api_;
  std::chrono::steady_clock::time_point since_;
};

/// How long the lock was held, by all of this process. Needs no lock.
LockHistogram lock_histogram();

/// Destroys a plan now if the planner is free; else the next holder of the lock does. Never waits.
/// For a thread that does not hold the lock; null is ignored.
void destroy_when_free(fftw_plan_s* plan, Precision precision = Precision::kDouble);

}  // namespace dase
