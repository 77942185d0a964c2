// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dase/plan.hpp"

namespace dase::engine {

/// The problems of one wisdom key.
using Problems = std::vector<PlanSpec>;

/// The transforms that a warm cache holds, wisdom/transforms.json, in its order: one element for
/// each key. Safe from any thread.
Result<std::vector<Problems>> standard_transforms();

/// One problem by its text, such as `fft_2d_96x80/forward/out/1/measure`; or, by the key alone,
/// both directions, out of place and in place, one thread, MEASURE. kInvalidArgument otherwise.
Result<Problems> parse_problems(std::string_view text);

}  // namespace dase::engine
