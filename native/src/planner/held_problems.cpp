// SPDX-License-Identifier: MIT
#include "planner/held_problems.hpp"

#include "planner/auto_threads.hpp"
#include "planner/native_plan.hpp"

namespace dase {
std::vector<PlanSpec> usual_problems(const WisdomKey& key, Rigor rigor) {
  std::vector<PlanSpec> problems;
  const PlanSpec forward = PlanSpec(key).rigor(rigor);
  for (const PlanSpec& problem : {forward, forward.backward()}) {
    if (key.type == TransformType::kR2r && problem.direction() == Direction::kBackward) break;
    problems.push_back(problem);
    problems.push_back(problem.in_place());
  }
  return problems;
}

std::vector<PlanSpec> held_problems(const PlannerLock& lock, const WisdomKey& key) {
  std::vector<PlanSpec> held;
  for (const PlanSpec& one : usual_problems(key, Rigor::kExhaustive)) {
    for (int threads = 1; threads <= hardware_threads(); ++threads) {
      for (const Rigor rigor :
           {Rigor::kExhaustive, Rigor::kPatient, Rigor::kMeasure, Rigor::kEstimate}) {
        const PlanSpec problem = one.threads(threads).rigor(rigor);
        if (!wisdom_holds(lock, problem)) continue;
        held.push_back(problem);
        break;
      }
    }
  }
  return held;
}

}  // namespace dase
