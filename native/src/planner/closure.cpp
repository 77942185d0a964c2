// SPDX-License-Identifier: MIT
#include "planner/closure.hpp"

#include <chrono>

#include "planner/native_plan.hpp"
#include "planner/plan_timer.hpp"
#include "planner/planner_table.hpp"
#include "planner/scratch.hpp"

namespace dase {
namespace {

using Clock = std::chrono::steady_clock;

Result<PlannedProblem> plan_one(const PlannerLock& lock, const PlanRequest& request,
                                Timing timing) {
  const Result<Scratch> scratch = Scratch::make(request.spec, request.placement);
  if (!scratch.ok()) return scratch.status();
  const Clock::time_point start = Clock::now();
  fftw_plan_s* plan = make_native_plan(lock, request.spec, scratch->arrays(), PlanSearch::kAllowed);
  PlannedProblem problem;
  problem.planning_ns = (Clock::now() - start) / std::chrono::nanoseconds(1);
  if (plan == nullptr) {
    return Status(StatusCode::kPlanning, "FFTW made no plan for " + request.spec.text());
  }
  problem.spec = request.spec;
  problem.usual = request.placement == best_placement(request.spec);
  problem.plan_text = describe(lock, plan);
  problem.plan_digest = description_digest(problem.plan_text);
  if (timing == Timing::kMeasured) {
    problem.measured_ns = time_plan(request.spec, plan, scratch->arrays());
  }
  destroy(lock, plan);
  return problem;
}

}  // namespace

Result<Closure> plan_closure(const PlannerLock& lock, const std::string& base,
                             const std::vector<PlanRequest>& requests, Timing timing,
                             const TransformArrays& arrays) {
  IsolatedTable isolated(lock);
  if (!base.empty()) import_table(lock, base);
  Closure closure;
  for (const PlanRequest& request : requests) {
    Result<PlannedProblem> problem = plan_one(lock, request, timing);
    if (!problem.ok()) return problem.status();
    closure.problems.push_back(std::move(problem).value());
  }
  closure.text = export_table(lock);
  const Result<WisdomText> given = parse_wisdom(base);
  if (given.ok() && !table_has(closure.text, given.value())) isolated.leave_out(given.value());
  isolated.keep(closure.text);
  if (arrays.in == nullptr) return closure;
  closure.plan = make_native_plan(lock, requests.front().spec, arrays, PlanSearch::kWisdomOnly);
  if (closure.plan == nullptr) {
    return Status(StatusCode::kPlanning, "FFTW made a plan for " + requests.front().spec.text() +
                                             " but did not keep it; is a time limit set with "
                                             "fftw_set_timelimit? Remove it");
  }
  return closure;
}

}  // namespace dase
