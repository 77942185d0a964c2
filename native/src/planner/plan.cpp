// SPDX-License-Identifier: MIT
#include "dase/plan.hpp"

#include <array>
#include <utility>

#include "planner/array_pair.hpp"
#include "planner/native_plan.hpp"

namespace dase {

const char* to_string(PlanSource value) noexcept {
  constexpr std::array<const char*, 5> kNames = {"memory", "store", "foreign", "planned",
                                                 "estimated"};
  return kNames[static_cast<std::size_t>(value)];
}

Plan::Plan(fftw_plan_s* handle, PlanSpec spec, PlanSource source, std::chrono::nanoseconds planning,
           int input_alignment, int output_alignment)
    : handle_(handle),
      spec_(std::move(spec)),
      source_(source),
      planning_(planning),
      input_alignment_(input_alignment),
      output_alignment_(output_alignment) {}

Plan::Plan(Plan&& other) noexcept { *this = std::move(other); }

Plan& Plan::operator=(Plan&& other) noexcept {
  if (this == &other) return *this;
  destroy_when_free(handle_);
  handle_ = std::exchange(other.handle_, nullptr);
  spec_ = std::move(other.spec_);
  source_ = other.source_;
  planning_ = other.planning_;
  input_alignment_ = other.input_alignment_;
  output_alignment_ = other.output_alignment_;
  return *this;
}

Plan::~Plan() { destroy_when_free(handle_); }

Status Plan::execute(void* in, void* out) const {
  if (handle_ == nullptr) {
    return {StatusCode::kInvalidArgument,
            "this plan is empty: it was moved from or released; ask the cache for another"};
  }
  if (Status status = check_arrays(spec_, in, out); !status.ok()) return status;
  const int in_alignment = alignment_of(in);
  const int out_alignment = alignment_of(out);
  if ((input_alignment_ == 0 && in_alignment != 0) ||
      (output_alignment_ == 0 && out_alignment != 0)) {
    return {StatusCode::kInvalidArgument,
            "arrays at " + std::to_string(in_alignment) + " and " + std::to_string(out_alignment) +
                " bytes past FFTW's alignment, but the plan was made for " +
                std::to_string(input_alignment_) + " and " + std::to_string(output_alignment_) +
                "; align them to 16 bytes"};
  }
  execute_native(spec_, handle_, in, out);
  return {};
}

fftw_plan_s* Plan::release() noexcept { return std::exchange(handle_, nullptr); }

std::string Plan::description() const {
  if (handle_ == nullptr) return {};
  const PlannerLock lock;
  return describe(lock, handle_);
}

}  // namespace dase
