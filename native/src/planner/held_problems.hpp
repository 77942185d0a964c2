// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "dase/plan.hpp"
#include "planner/planner_lock.hpp"

namespace dase {

/// Every problem of a key that FFTW's memory can plan now: both directions and placements, one
/// thread to as many as this machine runs, at the highest rigor that it serves. A rigor that FFTW
/// serves only from another one's wisdom is not listed.
std::vector<PlanSpec> held_problems(const PlannerLock& lock, const WisdomKey& key);

/// Both directions (of what has a direction) and placements of a key: packed arrays, one thread,
/// the given rigor.
std::vector<PlanSpec> usual_problems(const WisdomKey& key, Rigor rigor);

}  // namespace dase
