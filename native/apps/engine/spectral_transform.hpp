// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <complex>

#include "aligned_array.hpp"
#include "dase/planner.hpp"
#include "grid.hpp"

namespace dase::engine {

/// The Fourier transform of one grid, in place on an array that it owns, by two plans from the
/// planner (`fft_2d_<rows>x<columns>`, MEASURE, one thread). Movable; one thread at a time.
class SpectralTransform {
 public:
  /// What `Planner::plan` answers when it can make no plan.
  static Result<SpectralTransform> make(Planner& planner, const Grid& grid);

  const Grid& grid() const noexcept { return grid_; }
  /// grid().points() values, row-major; what `forward` and `backward` read and write.
  std::complex<double>* values() noexcept { return values_.get(); }
  /// Points to modes, not scaled.
  Status forward();
  /// Modes to points, not scaled: backward after forward multiplies by grid().points().
  Status backward();

  /// The costlier of the two ways in which the plans came about.
  PlanSource source() const noexcept;
  /// Wall time that both plans took.
  std::chrono::nanoseconds planning_time() const noexcept;

 private:
  explicit SpectralTransform(const Grid& grid);

  Grid grid_;
  AlignedArray<std::complex<double>> values_;
  Plan forward_;
  Plan backward_;
};

}  // namespace dase::engine
