// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "diffusion_wave.hpp"

namespace dase::engine {

/// cos x cos y on the grid, row-major: the eigenfunction of -Laplacian with lambda = 2.
std::vector<double> cosine_product(const Grid& grid);

/// Compares a run that started from cos x cos y with the closed solution E_alpha(-2 t^alpha)
/// cos x cos y, as long as 2^(1/alpha) t is within the reach of the series. One thread at a time.
class SolutionCheck {
 public:
  SolutionCheck(double alpha, double dt) : alpha_(alpha), dt_(dt) {}

  /// Takes the state after each step; beyond the reach it does nothing.
  void observe(const DiffusionWave& wave);

  /// Over all points of all steps seen within the reach; infinite once a value is not finite.
  double largest_error() const noexcept { return largest_error_; }
  std::int64_t steps_checked() const noexcept { return steps_checked_; }
  /// 2 dt: the scheme is of first order and the amplitude is 1.
  double bound() const noexcept { return 2.0 * dt_; }
  /// Whether at least one step was checked and none was off by more than the bound.
  bool passed() const noexcept { return steps_checked_ > 0 && largest_error_ <= bound(); }

 private:
  double alpha_;
  double dt_;
  double largest_error_ = 0.0;
  std::int64_t steps_checked_ = 0;
};

}  // namespace dase::engine
