// SPDX-License-Identifier: MIT
#include "planner/current_plans.hpp"

#include "planner/closure.hpp"
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

bool has_unlisted_lines(const PlannerLock& lock, const StoredWisdom& stored) {
  const IsolatedTable isolated(lock);
  std::vector<PlanSpec> specs;
  for (const WisdomProblem& problem : stored.problems) specs.push_back(problem.spec);
  if (specs.empty() || !import_table(lock, stored.text())) return true;
  const Result<WisdomText> needed = parse_wisdom(extract_closure(lock, specs));
  return !needed.ok() || needed->lines.size() != stored.wisdom.lines.size();
}

}  // namespace dase
