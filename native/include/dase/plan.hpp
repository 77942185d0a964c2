// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "dase/normalization.hpp"
#include "dase/plan_spec.hpp"
#include "dase/status.hpp"

struct fftw_plan_s;

namespace dase {

class OutputScale;
class Plan;
class PlanState;
struct PlanAccess;

/// How a plan came about.
enum class PlanSource {
  kMemory,      ///< FFTW's own table held it already
  kStore,       ///< loaded from the store for this machine's fingerprint
  kForeign,     ///< from the store, tuned on another machine
  kPlanned,     ///< planned now
  kProvisional  ///< below the rigor asked for: the search goes on, failed or ran out of time
};

const char* to_string(PlanSource value) noexcept;

/// A plan and the arrays that it runs on, checked once. It keeps the plan, not the arrays: they
/// must outlive it. A value; copies share the plan. `execute` from two threads at once is a race on
/// the arrays, bind other arrays for each thread.
class BoundPlan {
 public:
  BoundPlan(const BoundPlan&) = default;  // and no move: no bound plan is ever empty
  BoundPlan& operator=(const BoundPlan&) = default;

  /// Runs the plan, or the better one that has replaced it. Unchecked.
  void execute() const noexcept;
  const PlanSpec& spec() const noexcept;

 private:
  friend class Plan;
  BoundPlan(const Plan& plan, void* in, void* in_imaginary, void* out, void* out_imaginary);

  std::shared_ptr<const PlanState> state_;
  std::shared_ptr<const OutputScale> scale_;        // null: nothing is scaled
  void (*run_)(fftw_plan_s*, void* in, void* out);  // null if split or scaled
  void* in_;
  void* in_imaginary_;
  void* out_;
  void* out_imaginary_;
};

/// An FFTW plan that destroys itself under the planner lock, once nothing is bound to it and no
/// normalized() one shares it. Movable. `execute`, `bind`, their split forms and `normalized` are
/// safe from many threads on different arrays, also while a planner replaces the plan by a better
/// one; everything else belongs to one thread. A moved-from plan is empty: `native_handle()` is
/// null and `execute` answers kInvalidArgument.
class Plan {
 public:
  Plan() = default;
  Plan(Plan&& other) noexcept = default;
  Plan& operator=(Plan&& other) noexcept = default;

  /// Runs the plan on arrays of the planned shape. kInvalidArgument, with nothing executed, when an
  /// array is null, less aligned than planned, placed otherwise (in / out of place), or when the
  /// arrays of an out-of-place transform overlap.
  ///
  /// Unnormalised, as FFTW, unless normalized(): a transform, then its inverse() multiply by
  /// logical_size(). What happens to the input of an out-of-place transform says
  /// spec().input_policy().
  Status execute(void* in, void* out) const;
  /// The same for a split spec: real and imaginary parts in an array each. The real side of a real
  /// transform has no imaginary array: null. In place, both sides are the same two arrays. The
  /// imaginary arrays lie as far behind the real ones as those that the plan was made for.
  Status execute_split(void* in_real, void* in_imaginary, void* out_real,
                       void* out_imaginary) const;

  /// Makes the checks of execute() once for many executions.
  Result<BoundPlan> bind(void* in, void* out) const;
  Result<BoundPlan> bind_split(void* in_real, void* in_imaginary, void* out_real,
                               void* out_imaginary) const;

  /// The same plan, upgrades included, with results multiplied by normalization_factor() in place
  /// of what this one multiplies by, in a pass of its own after each execution, also when bound.
  /// Each of the two keeps the plan. Empty if this one is.
  Plan normalized(Normalization normalization) const;

  /// What is executed through it is not normalised.
  fftw_plan_s* native_handle() const noexcept;
  /// Gives the plan away: the caller destroys it, with FFTWWisdomCache::destroy_plan. Null, and
  /// nothing given, while something is bound to it or shares it.
  fftw_plan_s* release();
  const PlanSpec& spec() const noexcept;
  PlanSource source() const noexcept { return source_; }
  /// Wall time that it took to get the plan, whatever its source.
  std::chrono::nanoseconds planning_time() const noexcept { return planning_; }
  /// FFTW's own description of the plan (fftw_sprint_plan). Waits while another thread plans.
  std::string description() const;
  /// What tells one description from another: 64 bits of its SHA-256, 16 hex digits; empty if the
  /// plan is.
  std::string digest() const;

 private:
  friend class BoundPlan;
  friend struct PlanAccess;
  Plan(std::shared_ptr<PlanState> state, PlanSource source, std::chrono::nanoseconds planning);

  std::shared_ptr<PlanState> state_;
  std::shared_ptr<const OutputScale> scale_;  // null: nothing is scaled
  PlanSource source_ = PlanSource::kMemory;
  std::chrono::nanoseconds planning_{0};
};

}  // namespace dase
