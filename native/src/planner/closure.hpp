// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "dase/fftw_wisdom_cache.hpp"
#include "dase/plan.hpp"
#include "dase/status.hpp"
#include "planner/array_pair.hpp"
#include "planner/planner_lock.hpp"
#include "wisdom/wisdom_text.hpp"

namespace dase {

/// One problem to plan, for arrays placed so.
struct PlanRequest {
  explicit PlanRequest(PlanSpec wanted)
      : spec(std::move(wanted)), placement(best_placement(spec)) {}
  PlanRequest(PlanSpec wanted, const ArrayPlacement& where)
      : spec(std::move(wanted)), placement(where) {}

  PlanSpec spec;
  ArrayPlacement placement;
};

/// One problem as FFTW planned it.
struct PlannedProblem {
  PlanSpec spec;
  bool usual = true;  ///< best_placement(); wisdom for others serves, but no record lists it
  std::int64_t planning_ns = 0;
  std::int64_t measured_ns = 0;  ///< one execution, the best of a few; 0: not timed
  std::string plan_text;
  std::string plan_digest;
  std::vector<WisdomCandidate> candidates;  ///< that were timed beside it
};

/// The wisdom that some plans need, all of it and nothing else.
struct Closure {
  std::string text;
  std::vector<PlannedProblem> problems;
  fftw_plan_s* plan = nullptr;  ///< of the first request, on the caller's arrays; owned by him
};

/// Whether `plan_closure` times each plan (at most about 5 ms or 3 runs each).
enum class Timing { kNone, kMeasured };

/// Plans all requests in an FFTW memory that holds nothing but `base` (checked text, or empty), on
/// scratch, and brings back what was there. If `arrays` are not null the first request's plan is
/// made for them; they are not touched. If FFTW found a part of `base` missing, and so forgot
/// it, the lines of `base` are not brought back: at the host's next plan FFTW would forget all.
///
/// kPlanning if FFTW makes no plan or there is no memory; FFTW's memory is then as it was.
Result<Closure> plan_closure(const PlannerLock& lock, const std::string& base,
                             const std::vector<PlanRequest>& requests, Timing timing,
                             const TransformArrays& arrays = {});

/// Lines of `wisdom` of which none can be left out if `serves` is to hold, which holds for
/// `wisdom`. FFTW does not tell which lines a plan uses.
WisdomText smallest_part(WisdomText wisdom, const std::function<bool(const WisdomText&)>& serves);

/// The smallest part of FFTW's memory, up to lines that cannot be told apart, from which every one
/// of `problems` is still planned. FFTW's memory is as it was afterwards. Empty if `problems` is.
std::string extract_closure(const PlannerLock& lock, const std::vector<PlanSpec>& problems);

}  // namespace dase
