// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "planner/array_pair.hpp"

namespace dase {

/// Nanoseconds of one execution on zeroed arrays: the best of at most three runs, or of as many as
/// fit into about 5 ms; short transforms are run in batches. At least 1.
std::int64_t time_plan(const PlanSpec& spec, fftw_plan_s* plan, const TransformArrays& arrays);

}  // namespace dase
