// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "dase/fftw_wisdom_cache.hpp"
#include "planner/closure.hpp"

namespace dase {

// `meta.problems` of a wisdom record: what the text is for, which the text itself does not tell.

/// The problems that a record lists; items that do not read are left out.
std::vector<WisdomProblem> read_problems(const std::string& meta);

/// The problem of the least rigor that serves `spec`, which has a number of threads; or null.
const WisdomProblem* serving_problem(const std::vector<WisdomProblem>& problems,
                                     const PlanSpec& spec);

/// What was planned just now on this host; problems for arrays placed otherwise
/// than FFTW likes them best are left out.
std::vector<WisdomProblem> describe_problems(const std::vector<PlannedProblem>& planned);

/// The union, by canonical text. Of one plan the smaller time stays; of two plans that of `held`,
/// whose lines stay when texts are merged.
std::vector<WisdomProblem> merge_problems(const std::vector<WisdomProblem>& held,
                                          const std::vector<WisdomProblem>& offered);

/// `meta` with this list, sorted by canonical text; above 48 KiB plan texts are dropped, and if
/// that is not enough the candidates. kInvalidArgument unless `meta` is an object of the store's
/// kind of JSON.
Result<std::string> write_problems(const std::string& meta, std::vector<WisdomProblem> problems);

/// kInvalidArgument unless `problems`, `dimensions` (sizes as a list, or joined by x) and `planner`
/// (a rigor, as `measure` or `FFTW_MEASURE`) of `meta`, where present, fit `key`.
Status check_metadata(const std::string& meta, const WisdomKey& key);

}  // namespace dase
