// SPDX-License-Identifier: MIT
#include "planner/planner_json.hpp"

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

}  // namespace dase
