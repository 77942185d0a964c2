// SPDX-License-Identifier: MIT
#include "planner/current_plans.hpp"

#include "planner/closure.hpp"
#include "planner/held_problems.hpp"
#include "planner/native_plan.hpp"
#include "planner/planner_table.hpp"

namespace dase {

std::vector<WisdomProblem> current_plans(const PlannerLock& lock, const StoredWisdom& stored) {
  const IsolatedTable isolated(lock);
  std::vector<WisdomProblem> problems = stored.problems;
  if (!import_table(lock, stored.text())) return problems;
  for (WisdomProblem& problem : problems) {
    fftw_plan_s* plan = held_plan(lock, problem.spec);
    const std::string text = plan == nullptr ? std::string() : describe(lock, plan);
    destroy(lock, plan);
    const std::string digest = plan == nullptr ? std::string() : description_digest(text);
    if (digest != problem.plan_digest) problem.measured_ns = 0;
    problem.plan_digest = digest;
    problem.plan_text = text;
  }
  return problems;
}

Status check_claims(const PlannerLock& lock, const WisdomKey& key, const WisdomText& wisdom,
                    const std::string& text, const std::vector<WisdomProblem>& listed) {
  Status complete = check_complete(lock, wisdom, text, usual_problems(key, Rigor::kEstimate));
  if (!complete.ok()) return complete;
  const IsolatedTable isolated(lock);
  import_table(lock, text);
  for (const WisdomProblem& problem : listed) {
    if (wisdom_holds(lock, problem.spec)) continue;
    return {StatusCode::kCorrupt, "the metadata lists " + problem.spec.text() +
                                      ", which cannot be planned from this wisdom"};
  }
  return {};
}

bool has_unlisted_lines(const PlannerLock& lock, const StoredWisdom& stored) {
  const IsolatedTable isolated(lock);
  std::vector<PlanSpec> specs;
  for (const WisdomProblem& problem : stored.problems) specs.push_back(problem.spec);
  if (specs.empty() || !import_table(lock, stored.text())) return true;
  const Result<WisdomText> needed = parse_wisdom(extract_closure(lock, specs));
  return !needed.ok() || needed->lines.size() != stored.wisdom.lines.size();
}

}  // namespace dase
