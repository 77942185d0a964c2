// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "dase/planner.hpp"

namespace dase {

/// Durations are integers in the unit that ends their name.
nlohmann::json planner_json(const PlannerStatistics& statistics);
nlohmann::json planner_json(const PlanUpgrade& upgrade);
nlohmann::json planner_json(const TuneProgress& progress);
nlohmann::json planner_json(const TuneReport& report);
nlohmann::json planner_json(const std::vector<Coverage>& coverage);
nlohmann::json planner_json(const std::vector<FrozenProblem>& frozen);
nlohmann::json planner_json(const std::vector<PlanMiss>& misses);

}  // namespace dase
