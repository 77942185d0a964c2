// SPDX-License-Identifier: MIT
#pragma once

#include "planner/native_plan.hpp"
#include "planner/planner_lock.hpp"
#include "planner/stored_wisdom.hpp"

namespace dase {

enum class ImportOutcome {
  kImported,
  kRefused,     ///< made by another build of FFTW; its memory is as it was
  kIncomplete,  ///< it lacks a part of what its record lists; its lines were taken out again
};

/// Brings a store's wisdom into FFTW's memory and asks for every problem that its record lists,
/// FFTW_WISDOM_ONLY: on a text with a missing part FFTW would, at the next plan, forget all that it
/// knows. `problem` is set to the one that is missing. `twiddles` keeps what the last of these
/// plans computed, for the plan that the caller is about to make.
ImportOutcome import_stored(const PlannerLock& lock, const StoredWisdom& stored,
                            std::string* problem, SharedTwiddles* twiddles);

}  // namespace dase
