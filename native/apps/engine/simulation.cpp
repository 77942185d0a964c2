// SPDX-License-Identifier: MIT
#include "simulation.hpp"

#include <cmath>
#include <string>
#include <utility>

#include "diffusion_wave.hpp"

namespace dase::engine {

Status SimulationOptions::validate() const {
  if (!(alpha > 1.0 && alpha < 2.0)) {
    return {StatusCode::kInvalidArgument, "alpha is " + std::to_string(alpha) +
                                              ", expected 1 < alpha < 2: between diffusion and "
                                              "wave"};
  }
  if (!(dt > 0.0 && std::isfinite(dt))) {
    return {StatusCode::kInvalidArgument,
            "dt is " + std::to_string(dt) + ", expected a positive, finite time step"};
  }
  if (steps < 1) {
    return {StatusCode::kInvalidArgument,
            "steps is " + std::to_string(steps) + ", expected at least 1"};
  }
  return {};
}

Result<SimulationReport> simulate(Planner& planner, const SimulationOptions& options) {
  if (Status status = options.validate(); !status.ok()) {
    return status;
  }
  auto transform = SpectralTransform::make(planner, options.grid);
  if (!transform.ok()) {
    return transform.status();
  }
  auto kernel = find_kernel(planner.cache().store(), options.alpha, options.dt, options.steps);
  if (!kernel.ok()) {
    return kernel.status();
  }
  auto wave = DiffusionWave::make(std::move(transform).value(), kernel->weights,
                                  cosine_product(options.grid));
  if (!wave.ok()) {
    return wave.status();
  }
  SimulationReport report{wave->transform().source(),  wave->transform().planning_time(),
                          std::move(kernel).value(),   wave->history_bytes(),
                          std::chrono::nanoseconds(0), SolutionCheck(options.alpha, options.dt)};
  for (std::int64_t step = 0; step < options.steps; ++step) {
    const auto start = std::chrono::steady_clock::now();
    if (Status status = wave->advance(); !status.ok()) {
      return status;
    }
    report.stepping += std::chrono::steady_clock::now() - start;
    report.check.observe(wave.value());
  }
  return report;
}

}  // namespace dase::engine
