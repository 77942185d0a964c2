// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "dase/plan.hpp"
#include "planner/array_pair.hpp"
#include "planner/planner_lock.hpp"

namespace dase {

/// Whether a plan may be searched for, or only taken from FFTW's memory.
enum class PlanSearch { kAllowed, kWisdomOnly };

/// FFTW's plan for `spec` on these arrays, or null. kAllowed overwrites the arrays unless the rigor
/// is estimate; kWisdomOnly neither reads nor writes them, measures nothing and forgets nothing.
fftw_plan_s* make_native_plan(const PlannerLock& lock, const PlanSpec& spec,
                              const TransformArrays& arrays, PlanSearch search);

/// The plan that FFTW's memory holds for arrays aligned as FFTW likes them best, or null. Never to
/// be executed as it is: it was made for no arrays at all.
fftw_plan_s* held_plan(const PlannerLock& lock, const PlanSpec& spec);

/// Whether there is one.
bool wisdom_holds(const PlannerLock& lock, const PlanSpec& spec);

/// Destroys a plan; null is ignored.
void destroy(const PlannerLock& lock, fftw_plan_s* plan);

/// Keeps a plan alive for its twiddle factors, which FFTW shares with the next plan of the size
/// instead of computing them anew. One thread at a time; outlives no planner's lock that its thread
/// holds.
class SharedTwiddles {
 public:
  SharedTwiddles() = default;
  SharedTwiddles(const SharedTwiddles&) = delete;
  SharedTwiddles& operator=(const SharedTwiddles&) = delete;
  ~SharedTwiddles() { destroy_when_free(plan_, precision_); }

  /// Takes a plan, in place of the one before.
  void take(const PlannerLock& lock, fftw_plan_s* plan);

 private:
  fftw_plan_s* plan_ = nullptr;
  Precision precision_ = Precision::kDouble;
};

/// FFTW's description of a plan, one line a node.
std::string describe(const PlannerLock& lock, fftw_plan_s* plan);

/// What tells one such description from another: 64 bits of its SHA-256, hex.
std::string description_digest(const std::string& description);

using RunFunction = void (*)(fftw_plan_s*, void* in, void* out);

/// The function of FFTW that runs plans of a spec, which is not split.
RunFunction run_function(const PlanSpec& spec);

/// Runs a plan on arrays of the planned shape and placement. Needs no lock.
void execute_native(const PlanSpec& spec, fftw_plan_s* plan, const TransformArrays& arrays);

}  // namespace dase
