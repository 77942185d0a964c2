// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "dase/plan_spec.hpp"
#include "dase/status.hpp"

namespace dase::c {

/// kInvalidArgument for a null among them, and for a text that is not a spec.
Result<std::vector<PlanSpec>> parse_specs(const char* const* texts, std::size_t count);

}  // namespace dase::c
