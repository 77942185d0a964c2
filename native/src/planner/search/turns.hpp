// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "planner/native_plan.hpp"

namespace dase {

/// A plan that competes with others of the same transform.
struct Contender {
  PlanSpec spec;
  fftw_plan_s* plan = nullptr;
};

/// Nanoseconds of one execution of each contender on these arrays, whose content is lost.
using TimePlans =
    std::function<std::vector<std::int64_t>(const std::vector<Contender>&, const TransformArrays&)>;

/// Runs the contenders in turns, several rounds, so that what else the machine does meets all of
/// them; the least time of each. On arrays of zeros, so that no number becomes a denormal.
std::vector<std::int64_t> time_in_turns(const std::vector<Contender>& contenders,
                                        const TransformArrays& arrays);

/// Where each contender stands when the fastest is first: of two whose times differ by less than
/// the noise of 3 % the one of higher rigor goes first.
std::vector<std::size_t> by_preference(const std::vector<Contender>& contenders,
                                       const std::vector<std::int64_t>& times);

}  // namespace dase
