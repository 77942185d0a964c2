// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "dase/planner.hpp"
#include "grid.hpp"
#include "kernel_source.hpp"
#include "solution_check.hpp"

namespace dase::engine {

struct SimulationOptions {
  Grid grid{256, 256};
  std::int64_t steps = 200;
  double alpha = 1.8;
  double dt = 0.01;

  /// kInvalidArgument unless 1 < alpha < 2, dt is positive and finite, and there is a step.
  Status validate() const;
};

struct SimulationReport {
  PlanSource plans = PlanSource::kMemory;
  std::chrono::nanoseconds planning{0};
  Kernel kernel;
  std::size_t history_bytes = 0;
  std::chrono::nanoseconds stepping{0};  ///< all steps, without the comparison
  SolutionCheck check;
};

/// Runs the diffusion-wave equation from cos x cos y with the planner's plans and a kernel from its
/// store, and compares it with the closed solution. Throws std::bad_alloc if the history does not
/// fit.
Result<SimulationReport> simulate(Planner& planner, const SimulationOptions& options);

}  // namespace dase::engine
