// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "dase/plan.hpp"
#include "planner/planner_lock.hpp"

namespace dase {

/// Whether a plan may be searched for, or only taken from FFTW's memory.
enum class PlanSearch { kAllowed, kWisdomOnly };

/// FFTW's plan for `spec` on these arrays, or null. kAllowed overwrites the arrays unless the rigor
/// is estimate; kWisdomOnly neither reads nor writes them, measures nothing and forgets nothing.
///
/// FFTW's default flags hold: a c2r plan overwrites its input, every other out-of-place plan keeps
/// it.
fftw_plan_s* make_native_plan(const PlannerLock& lock, const PlanSpec& spec, void* in, void* out,
                              PlanSearch search);

/// The plan that FFTW's memory holds for arrays aligned as FFTW likes them best, or null. Never to
/// be executed as it is: it was made for no arrays at all.
fftw_plan_s* held_plan(const PlannerLock& lock, const PlanSpec& spec);

/// Whether there is one.
bool wisdom_holds(const PlannerLock& lock, const PlanSpec& spec);

/// Destroys a plan; null is ignored.
void destroy(const PlannerLock& lock, fftw_plan_s* plan);

/// FFTW's description of a plan, one line a node.
std::string describe(const PlannerLock& lock, fftw_plan_s* plan);

/// What tells one such description from another: 64 bits of its SHA-256, hex.
std::string description_digest(const std::string& description);

/// Runs a plan on arrays of the planned shape, alignment and placement. Needs no lock.
void execute_native(const PlanSpec& spec, fftw_plan_s* plan, void* in, void* out);

/// Bytes by which an address misses FFTW's SIMD alignment; 0 is aligned.
int alignment_of(const void* address);

}  // namespace dase
