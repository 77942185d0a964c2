// SPDX-License-Identifier: MIT
#pragma once

#include "dase/plan.hpp"
#include "dase/status.hpp"

namespace dase {

/// kInvalidArgument unless both arrays exist, lie on a double's boundary, and are one array (in
/// place) or do not overlap (out of place). Compares addresses; reads nothing.
Status check_arrays(const PlanSpec& spec, const void* in, const void* out);

}  // namespace dase
