// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "planner/planner_lock.hpp"
#include "planner/stored_wisdom.hpp"

namespace dase {

/// What the record of `stored` lists, with the plans that FFTW makes of its text, and nothing else,
/// now. A recorded time stays only where that is the plan which was timed: texts of two planners
/// that were merged can give a third plan. As recorded if FFTW refuses the text.
std::vector<WisdomProblem> current_plans(const PlannerLock& lock, const StoredWisdom& stored);

/// Whether FFTW plans every problem that is listed, and the four of `key`, from a text of this
/// process's own FFTW alone. kCorrupt names the problem whose plan lacks a part.
Status check_claims(const PlannerLock& lock, const WisdomKey& key, const WisdomText& wisdom,
                    const std::string& text, const std::vector<WisdomProblem>& listed);

/// Whether the text of `stored` has lines that no problem of its record needs.
bool has_unlisted_lines(const PlannerLock& lock, const StoredWisdom& stored);

}  // namespace dase
