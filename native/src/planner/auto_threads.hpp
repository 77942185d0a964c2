// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "dase/fftw_wisdom_cache.hpp"

namespace dase {

/// Cores that this process may use, from 1 to 64: beyond that no more problems are asked for.
int hardware_threads() noexcept;

/// What kAutoThreads stands for: 1 thread, and all cores if there are more. Else the spec itself.
std::vector<PlanSpec> with_numbered_threads(const PlanSpec& spec);

/// Nanoseconds of one execution of a problem with a number of threads; 0: not timed.
using TimeOf = std::function<std::int64_t(const PlanSpec&)>;

/// The one of with_numbered_threads() to run: with all cores if that was timed faster by more than
/// the noise, else with 1 thread. Nullopt if there is a choice and one of the two was not timed.
std::optional<PlanSpec> faster_threads(const PlanSpec& spec, const TimeOf& time_of);

/// The same by the times that a record's problems tell.
std::optional<PlanSpec> faster_threads(const PlanSpec& spec,
                                       const std::vector<WisdomProblem>& problems);

}  // namespace dase
