// SPDX-License-Identifier: MIT
#include "planner/planner_json.hpp"

#include <utility>

#include "planner/wisdom_json.hpp"

namespace dase {

nlohmann::json planner_json(const PlannerStatistics& statistics) {
  const nlohmann::json lock_held{{"counts", statistics.lock_held.counts},
                                 {"longest_ns", statistics.lock_held.longest.count()}};
  return {{"deadlines", statistics.deadlines},
          {"followed", statistics.followed},
          {"helpers_failed", statistics.helpers_failed},
          {"helpers_started", statistics.helpers_started},
          {"led", statistics.led},
          {"lock_held", lock_held},
          {"upgraded", statistics.upgraded},
          {"wisdom", wisdom_json(statistics.wisdom)}};
}

nlohmann::json planner_json(const PlanUpgrade& upgrade) {
  return {{"message", upgrade.message},
          {"outcome", to_string(upgrade.outcome)},
          {"spec", upgrade.spec.text()}};
}

nlohmann::json planner_json(const TuneProgress& progress) {
  return {{"done", progress.done},
          {"elapsed_ns", progress.elapsed.count()},
          {"message", progress.message},
          {"spec", progress.spec.text()},
          {"state", to_string(progress.state)},
          {"total", progress.total}};
}

nlohmann::json planner_json(const TuneReport& report) {
  nlohmann::json left = nlohmann::json::array();
  for (const PlanSpec& spec : report.left) left.push_back(spec.text());
  return {{"failed", report.failed},
          {"frozen", report.frozen},
          {"held", report.held},
          {"left", std::move(left)},
          {"planned", report.planned}};
}

nlohmann::json planner_json(const std::vector<Coverage>& coverage) {
  nlohmann::json array = nlohmann::json::array();
  for (const Coverage& one : coverage) {
    array.push_back({{"measured_ns", one.measured_ns},
                     {"spec", one.spec.text()},
                     {"state", to_string(one.state)}});
  }
  return array;
}

nlohmann::json planner_json(const std::vector<FrozenProblem>& frozen) {
  nlohmann::json array = nlohmann::json::array();
  for (const FrozenProblem& problem : frozen) {
    array.push_back({{"fingerprint", wisdom_json(problem.fingerprint)},
                     {"frozen_ms", problem.frozen_ms},
                     {"plan_digest", problem.plan_digest},
                     {"spec", problem.spec.text()},
                     {"usable", problem.usable}});
  }
  return array;
}

nlohmann::json planner_json(const std::vector<PlanMiss>& misses) {
  nlohmann::json array = nlohmann::json::array();
  for (const PlanMiss& miss : misses) {
    array.push_back({{"count", miss.count}, {"spec", miss.spec.text()}});
  }
  return array;
}

}  // namespace dase
