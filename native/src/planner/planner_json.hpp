// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>

#include "dase/planner.hpp"

namespace dase {

/// Durations are integers in the unit that ends their name.
nlohmann::json planner_json(const PlannerStatistics& statistics);

}  // namespace dase
