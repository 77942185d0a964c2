// SPDX-License-Identifier: MIT
#pragma once

#include "dase/planner.hpp"

namespace dase::testing {

/// Searches run in the process of the test.
inline PlannerOptions without_helper() {
  PlannerOptions options;
  options.use_helper = false;
  return options;
}

}  // namespace dase::testing
