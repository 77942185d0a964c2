// SPDX-License-Identifier: MIT
#include "dase/plan.hpp"

#include <array>
#include <utility>

#include "planner/native_plan.hpp"
#include "planner/output_scale.hpp"
#include "planner/plan_state.hpp"

namespace dase {
namespace {

Status empty() {
  return {StatusCode::kInvalidArgument,
          "this plan is empty: it was moved from or released; ask the cache for another"};
}

Status check_form(const PlanSpec& spec, bool split) {
  if (spec.is_split() == split) return {};
  return {StatusCode::kInvalidArgument,
          split ? "the plan is not split; it takes two arrays, not four"
                : "the plan is split; it takes arrays of real and of imaginary parts"};
}

}  // namespace

const char* to_string(PlanSource value) noexcept {
  constexpr std::array<const char*, 5> kNames = {"memory", "store", "foreign", "planned",
                                                 "provisional"};
  return kNames[static_cast<std::size_t>(value)];
}

BoundPlan::BoundPlan(const Plan& plan, void* in, void* in_imaginary, void* out, void* out_imaginary)
    : state_(plan.state_),
      scale_(plan.scale_),
      run_(scale_ == nullptr ? state_->run() : nullptr),
      in_(in),
      in_imaginary_(in_imaginary),
      out_(out),
      out_imaginary_(out_imaginary) {}

void BoundPlan::execute() const noexcept {
  if (run_ != nullptr) return run_(state_->current(), in_, out_);
  const TransformArrays arrays{in_, in_imaginary_, out_, out_imaginary_};
  state_->execute(arrays);
  if (scale_ != nullptr) scale_->multiply(arrays);
}

const PlanSpec& BoundPlan::spec() const noexcept { return state_->spec(); }

Plan::Plan(std::shared_ptr<PlanState> state, PlanSource source, std::chrono::nanoseconds planning)
    : state_(std::move(state)), source_(source), planning_(planning) {}

Status Plan::execute(void* in, void* out) const {
  if (state_ == nullptr) return empty();
  if (Status status = check_form(spec(), false); !status.ok()) return status;
  if (Status status = state_->check({in, nullptr, out, nullptr}); !status.ok()) return status;
  state_->execute(in, out);
  if (scale_ != nullptr) scale_->multiply(out);
  return {};
}

Status Plan::execute_split(void* in_real, void* in_imaginary, void* out_real,
                           void* out_imaginary) const {
  if (state_ == nullptr) return empty();
  if (Status status = check_form(spec(), true); !status.ok()) return status;
  const TransformArrays arrays{in_real, in_imaginary, out_real, out_imaginary};
  if (Status status = state_->check(arrays); !status.ok()) return status;
  state_->execute(arrays);
  if (scale_ != nullptr) scale_->multiply(arrays);
  return {};
}

Result<BoundPlan> Plan::bind(void* in, void* out) const {
  if (state_ == nullptr) return empty();
  if (Status status = check_form(spec(), false); !status.ok()) return status;
  if (Status status = state_->check({in, nullptr, out, nullptr}); !status.ok()) return status;
  return BoundPlan(*this, in, nullptr, out, nullptr);
}

Result<BoundPlan> Plan::bind_split(void* in_real, void* in_imaginary, void* out_real,
                                   void* out_imaginary) const {
  if (state_ == nullptr) return empty();
  if (Status status = check_form(spec(), true); !status.ok()) return status;
  const TransformArrays arrays{in_real, in_imaginary, out_real, out_imaginary};
  if (Status status = state_->check(arrays); !status.ok()) return status;
  return BoundPlan(*this, in_real, in_imaginary, out_real, out_imaginary);
}

Plan Plan::normalized(Normalization normalization) const {
  Plan plan(state_, source_, planning_);
  if (state_ == nullptr) return plan;
  const long double factor = precise_factor(normalization, spec());
  if (factor != 1) plan.scale_ = std::make_shared<const OutputScale>(spec(), factor);
  return plan;
}

fftw_plan_s* Plan::native_handle() const noexcept {
  return state_ == nullptr ? nullptr : state_->current();
}

fftw_plan_s* Plan::release() {
  if (state_ == nullptr || state_.use_count() > 1) return nullptr;
  fftw_plan_s* given = state_->give_away();
  state_.reset();
  return given;
}

const PlanSpec& Plan::spec() const noexcept {
  static const PlanSpec none;
  return state_ == nullptr ? none : state_->spec();
}

std::string Plan::description() const {
  return state_ == nullptr ? std::string() : state_->description();
}

std::string Plan::digest() const {
  return state_ == nullptr ? std::string() : description_digest(description());
}

}  // namespace dase
