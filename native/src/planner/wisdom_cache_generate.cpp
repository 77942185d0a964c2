// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "planner/native_plan.hpp"
#include "planner/planner_table.hpp"
#include "planner/process_fingerprint.hpp"
#include "planner/wisdom_cache_impl.hpp"

namespace dase {
namespace {

/// The problems that FFTW cannot plan from `text` alone.
std::vector<PlanRequest> missing_from(const PlannerLock& lock, const std::string& text,
                                      const std::vector<PlanSpec>& specs) {
  const IsolatedTable isolated(lock);
  if (!text.empty()) import_table(lock, text);
  std::vector<PlanRequest> missing;
  for (const PlanSpec& spec : specs) {
    if (!wisdom_holds(lock, spec)) missing.push_back({spec});
  }
  return missing;
}

/// All problems of a re-plan: those asked for, and those that the entry holds.
std::vector<PlanRequest> all_problems(const std::vector<PlanSpec>& specs,
                                      const std::optional<StoredWisdom>& own) {
  std::vector<PlanRequest> requests;
  std::set<std::string> texts;
  const auto add = [&](const PlanSpec& spec) {
    if (texts.insert(spec.text()).second) requests.push_back({spec});
  };
  for (const PlanSpec& spec : specs) add(spec);
  if (own) {
    for (const WisdomProblem& problem : own->problems) add(problem.spec);
  }
  return requests;
}

/// Whether the re-plan, summed over the problems that both timed, beats what the store holds.
bool is_faster(const Closure& closure, const StoredWisdom& held) {
  std::int64_t before = 0;
  std::int64_t after = 0;
  for (const WisdomProblem& problem : held.problems) {
    if (problem.measured_ns == 0) return true;
    const std::string text = problem.spec.text();
    const auto planned =
        std::find_if(closure.problems.begin(), closure.problems.end(),
                     [&](const PlannedProblem& other) { return other.spec.text() == text; });
    if (planned == closure.problems.end()) continue;
    before += problem.measured_ns;
    after += planned->measured_ns;
  }
  return after < before;
}

}  // namespace

Result<SavedWisdom> FFTWWisdomCache::Impl::generate(const std::vector<PlanSpec>& specs,
                                                    bool force) {
  const std::string key = specs.front().key().text();
  const std::optional<StoredWisdom> own = import_own(key);
  const std::string base = own && !force ? own->text() : std::string();
  SavedWisdom nothing;
  nothing.usable = "yes";
  Result<Closure> closure = Closure{};
  {
    const PlannerLock lock;
    if (process_fingerprint(lock).hard.empty()) {
      return Status(StatusCode::kPlanning,
                    "this FFTW exports no wisdom, so there is nothing to store; link FFTW's own "
                    "libfftw3");
    }
    const std::vector<PlanRequest> requests =
        force ? all_problems(specs, own) : missing_from(lock, base, specs);
    if (requests.empty()) return nothing;
    closure = plan_closure(lock, base, requests, Timing::kMeasured);
  }
  if (!closure.ok()) return closure.status();
  if (!force || !own) return keep(key, closure.value(), own);
  if (is_faster(closure.value(), *own)) {
    return keep(key, closure.value(), std::nullopt, own->entry.digest);
  }
  count_planned(closure.value());
  return nothing;
}

}  // namespace dase
