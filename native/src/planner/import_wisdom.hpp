// SPDX-License-Identifier: MIT
#pragma once

#include "planner/array_pair.hpp"
#include "planner/planner_lock.hpp"
#include "planner/stored_wisdom.hpp"

namespace dase {

/// Brings a text of the store into FFTW's memory. False, with the memory as it was, if FFTW refuses
/// it as that of another build. Exports nothing: that takes longer than the import, and the more
/// the more the memory holds.
bool import_stored(const PlannerLock& lock, const StoredWisdom& stored);

/// FFTW's plan for a problem that the record of `stored` lists, once its text is imported. Null if
/// the text lacks a part of it: on such a text FFTW would, at the next plan that it searches for,
/// forget all that it knows, so its lines are taken out again, but those that another imported text
/// has too. FFTW does not tell where a line came from: one that a plan of the host's own has in
/// common with such a text goes with it.
fftw_plan_s* plan_listed(const PlannerLock& lock, const StoredWisdom& stored, const PlanSpec& spec,
                         const TransformArrays& arrays);

}  // namespace dase
