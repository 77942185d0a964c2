// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "dase/plan.hpp"
#include "planner/native_plan.hpp"

namespace dase {

/// What a Plan shares with everything that is bound to it: FFTW's plan, which an upgrade swaps for
/// a better one between two executions, and the one function that runs it. Plans that were swapped
/// out may still be running in another thread, so all live until the state is gone.
///
/// `execute` may be called from many threads on different arrays, also during an upgrade.
class PlanState : public std::enable_shared_from_this<PlanState> {
 public:
  /// Takes `handle` over: a plan of the spec, made for arrays placed so.
  PlanState(PlanSpec spec, fftw_plan_s* handle, const ArrayPlacement& placement);
  /// Gives all plans up, without waiting for the planner.
  ~PlanState();
  PlanState(const PlanState&) = delete;
  PlanState& operator=(const PlanState&) = delete;

  /// Unchecked: arrays as check() accepts them. Of a spec that is not split.
  void execute(void* in, void* out) const noexcept {
    run_(current_.load(std::memory_order_acquire), in, out);
  }
  /// The same for either kind of spec.
  void execute(const TransformArrays& arrays) const noexcept;

  /// kInvalidArgument unless the plan may run on these arrays.
  Status check(const TransformArrays& arrays) const;

  /// Later executions run `better`, a plan of the same spec and placement, which the state takes
  /// over. Any thread; null is ignored.
  void upgrade(fftw_plan_s* better);

  fftw_plan_s* current() const noexcept { return current_.load(std::memory_order_acquire); }
  /// FFTW's function that runs current(); null if the spec is split.
  RunFunction run() const noexcept { return run_; }
  const PlanSpec& spec() const noexcept { return spec_; }
  const ArrayPlacement& placement() const noexcept { return placement_; }
  /// FFTW's text of the current plan. Waits while another thread plans.
  std::string description() const;

  /// Makes the caller the owner of the current plan. Nothing may be executed afterwards.
  fftw_plan_s* give_away();

  // For an owner that knows the state by an address alone, as Java does: the hot call is then
  // `address->execute(in, out)` and touches no count of owners. `shared_from_this()` gives another
  // owner's share.

  /// Keeps the state alive until forget(). Once per state.
  static PlanState* keep(std::shared_ptr<PlanState> state);
  /// The owner by address is done; null is ignored. Never waits for the planner.
  static void forget(PlanState* state) noexcept;

 private:
  std::atomic<fftw_plan_s*> current_;
  RunFunction run_;  // null if the spec is split
  PlanSpec spec_;
  ArrayPlacement placement_;
  mutable std::mutex mutex_;
  std::vector<fftw_plan_s*> handles_;  // guarded by mutex_; the last is current
  std::shared_ptr<PlanState> self_;    // while somebody owns it by address
};

/// The state behind a plan, null if the plan is empty, and a plan on a state.
struct PlanAccess {
  static const std::shared_ptr<PlanState>& state(const Plan& plan) noexcept { return plan.state_; }
  static Plan make(std::shared_ptr<PlanState> state, PlanSource source,
                   std::chrono::nanoseconds planning) {
    return Plan(std::move(state), source, planning);
  }
};

/// A plan of `spec` that takes `handle` over, which was made for arrays placed as these.
inline Plan plan_of(const PlanSpec& spec, fftw_plan_s* handle, const TransformArrays& arrays,
                    PlanSource source, std::chrono::nanoseconds planning) {
  return PlanAccess::make(std::make_shared<PlanState>(spec, handle, placement_of(spec, arrays)),
                          source, planning);
}

}  // namespace dase
