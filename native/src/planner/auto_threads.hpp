// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "dase/fftw_wisdom_cache.hpp"

namespace dase {

/// Cores that this process may use, from 1 to 64: beyond that no more problems are asked for.
int hardware_threads() noexcept;

/// What kAutoThreads stands for: 1 thread, and all cores if there are more. Else the spec itself.
std::vector<PlanSpec> with_numbered_threads(const PlanSpec& spec);

/// The one of with_numbered_threads() that these problems of a record say was timed faster; with 1
/// thread if they do not say it of both.
PlanSpec faster_threads(const PlanSpec& spec, const std::vector<WisdomProblem>& problems);

}  // namespace dase
