// SPDX-License-Identifier: MIT
#include "planner/plan_state.hpp"

#include <utility>

#include "planner/fftw_api.hpp"

namespace dase {

PlanState::PlanState(PlanSpec spec, fftw_plan_s* handle, const ArrayPlacement& placement)
    : current_(handle),
      run_(spec.is_split() ? nullptr : run_function(spec)),
      spec_(std::move(spec)),
      placement_(placement),
      handles_{handle} {}

PlanState::~PlanState() {
  for (fftw_plan_s* handle : handles_) destroy_when_free(handle, spec_.precision());
}

void PlanState::execute(const TransformArrays& arrays) const noexcept {
  if (run_ != nullptr) return execute(arrays.in, arrays.out);
  execute_native(spec_, current(), arrays);
}

Status PlanState::check(const TransformArrays& arrays) const {
  if (Status status = check_arrays(spec_, arrays); !status.ok()) return status;
  return check_placement(spec_, placement_, placement_of(spec_, arrays));
}

void PlanState::upgrade(fftw_plan_s* better) {
  if (better == nullptr) return;
  const std::lock_guard<std::mutex> guard(mutex_);
  handles_.push_back(better);
  current_.store(better, std::memory_order_release);
}

std::string PlanState::description() const {
  const PlannerLock lock(spec_.precision());
  return describe(lock, current());
}

fftw_plan_s* PlanState::give_away() {
  const std::lock_guard<std::mutex> guard(mutex_);
  fftw_plan_s* given = handles_.back();
  handles_.pop_back();
  current_.store(nullptr, std::memory_order_release);
  return given;
}

PlanState* PlanState::keep(std::shared_ptr<PlanState> state) {
  PlanState* address = state.get();
  address->self_ = std::move(state);
  return address;
}

void PlanState::forget(PlanState* state) noexcept {
  if (state == nullptr) return;
  const std::shared_ptr<PlanState> last = std::move(state->self_);
}

}  // namespace dase
