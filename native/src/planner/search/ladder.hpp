// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

#include "planner/closure.hpp"
#include "planner/search/turns.hpp"
#include "wisdom/wisdom_text.hpp"

namespace dase {

/// One problem that a ladder planned.
struct Rung {
  PlannedProblem problem;
  std::string wisdom;  ///< from which, on top of the ladder's base, FFTW makes this plan
};

/// A search that never ends with something slower than the simple choice. For one rigor after the
/// other, from ESTIMATE to the one asked for, it plans the problem with nothing known before, times
/// everything found so far in turns on the same arrays, and keeps the fastest: a plan of lower
/// rigor gets the flags of the higher one, if FFTW then serves it.
///
/// FFTW's memory holds anything afterwards: isolate it, or end the process.
class Ladder {
 public:
  /// `base` is what the store holds of the key: its lines win over what is planned, as when texts
  /// are merged.
  Ladder(const PlannerLock& lock, WisdomText base, TimePlans time = time_in_turns)
      : lock_(lock), held_(std::move(base)), time_(std::move(time)) {}

  /// Calls `reached` for each rigor and number of threads (kAutoThreads: one and all) that the base
  /// does not serve; its false ends the search. So does `ended`, which is asked before FFTW plans
  /// and before plans are timed: a rigor that is not complete then is not reached. kPlanning if
  /// FFTW makes no plan or there is no memory.
  Status climb(
      const PlanSpec& spec, const std::function<bool(Rung)>& reached,
      const std::function<bool()>& ended = [] { return false; });

 private:
  class Climb;

  const PlannerLock& lock_;
  WisdomText held_;
  TimePlans time_;
};

/// How many threads kAutoThreads may mean: one, and as many as the machine runs.
std::vector<int> thread_counts(const PlanSpec& spec);

}  // namespace dase
