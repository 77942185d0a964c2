// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

#include "dase/plan_spec.hpp"
#include "dase/status.hpp"

struct fftw_plan_s;

namespace dase {

/// How a plan came about.
enum class PlanSource {
  kMemory,    ///< FFTW's own table held it already
  kStore,     ///< loaded from the store for this machine's fingerprint
  kForeign,   ///< from the store, tuned on another machine
  kPlanned,   ///< planned now
  kEstimated  ///< planned now at rigor ESTIMATE, below the rigor asked for (dase/planner.hpp)
};

const char* to_string(PlanSource value) noexcept;

/// An FFTW plan that destroys itself under the planner lock. Movable. `execute` is safe from many
/// threads on different arrays; everything else belongs to one thread. A moved-from plan is empty:
/// `native_handle()` is null and `execute` answers kInvalidArgument.
class Plan {
 public:
  Plan() = default;
  Plan(fftw_plan_s* handle, PlanSpec spec, PlanSource source, std::chrono::nanoseconds planning,
       int input_alignment, int output_alignment);
  Plan(Plan&& other) noexcept;
  Plan& operator=(Plan&& other) noexcept;
  ~Plan();

  /// Runs the plan on arrays of the planned shape. kInvalidArgument, with nothing executed, when an
  /// array is null, less aligned than planned, or placed otherwise (in / out of place).
  ///
  /// Unnormalised, as FFTW: forward, then backward multiplies by the product of the sizes. An
  /// out-of-place complex-to-real transform (rfft, backward) **overwrites its input**; every other
  /// out-of-place transform keeps it. Arrays are row-major; the real array of an in-place rfft has
  /// its last dimension padded to 2 (n/2 + 1) doubles.
  Status execute(void* in, void* out) const;

  fftw_plan_s* native_handle() const noexcept { return handle_; }
  /// Gives the plan away: the caller destroys it, with FFTWWisdomCache::destroy_plan.
  fftw_plan_s* release() noexcept;
  const PlanSpec& spec() const noexcept { return spec_; }
  PlanSource source() const noexcept { return source_; }
  /// Wall time that it took to get the plan, whatever its source.
  std::chrono::nanoseconds planning_time() const noexcept { return planning_; }
  /// FFTW's own description of the plan (fftw_sprint_plan).
  std::string description() const;

 private:
  fftw_plan_s* handle_ = nullptr;
  PlanSpec spec_;
  PlanSource source_ = PlanSource::kMemory;
  std::chrono::nanoseconds planning_{0};
  int input_alignment_ = 0;
  int output_alignment_ = 0;
};

}  // namespace dase
