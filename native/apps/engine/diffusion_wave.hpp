// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "spectral_transform.hpp"

namespace dase::engine {

/// The time-fractional diffusion-wave equation D^alpha u = Laplacian u on a periodic grid, with the
/// Caputo derivative of order 1 < alpha < 2 and u'(0) = 0, as the Grünwald-Letnikov derivative of
/// u - u(0) (Podlubny 1999, ch. 2 and 7), implicit, of first order in dt:
///
///   sum_{k=0..n} w_k (u^{n-k} - u^0) = Laplacian u^n,     w_k with the factor dt^-alpha.
///
/// The history is kept as real fields in physical space: the check needs u^n there after each step
/// anyway, and a real field takes half of what its complex modes would. A step costs two transforms
/// and one pass over all fields so far. Movable; one thread at a time.
class DiffusionWave {
 public:
  /// `weights`: one for each step that will be taken; `initial`: u(0), row-major. kInvalidArgument
  /// if `initial` has not the grid's size or there are no weights. Throws std::bad_alloc when
  /// `history_bytes` do not fit.
  static Result<DiffusionWave> make(SpectralTransform transform, std::vector<double> weights,
                                    std::vector<double> initial);

  /// One step; kInvalidArgument when all weights are used up.
  Status advance();

  const Grid& grid() const noexcept { return transform_.grid(); }
  const SpectralTransform& transform() const noexcept { return transform_; }
  std::int64_t steps_taken() const noexcept { return static_cast<std::int64_t>(taken_); }
  const std::vector<double>& initial() const noexcept { return initial_; }
  /// u^n - u^0 after the last step, row-major: grid().points() values; null before the first.
  const double* displacement() const noexcept;
  std::size_t history_bytes() const noexcept { return history_.size() * sizeof(double); }

 private:
  DiffusionWave(SpectralTransform transform, std::vector<double> weights,
                std::vector<double> initial);
  void load_memory_term();
  void solve_for_modes();
  void store_displacement();

  SpectralTransform transform_;
  std::vector<double> weights_;
  std::vector<double> initial_;
  std::vector<double> history_;
  std::vector<double> squared_rows_;
  std::vector<double> squared_columns_;
  std::size_t taken_ = 0;
};

}  // namespace dase::engine
