// SPDX-License-Identifier: MIT
#include "spectral_transform.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace dase::engine {
namespace {

PlanSpec spec_of(const Grid& grid, Direction direction) {
  const PlanSpec spec = PlanSpec::dft({grid.rows, grid.columns}).in_place();
  return direction == Direction::kForward ? spec : spec.backward();
}

}  // namespace

SpectralTransform::SpectralTransform(const Grid& grid)
    : grid_(grid), values_(allocate_aligned<std::complex<double>>(grid.points())) {
  std::uninitialized_fill_n(values_.get(), grid.points(), std::complex<double>());
}

Result<SpectralTransform> SpectralTransform::make(Planner& planner, const Grid& grid) {
  SpectralTransform transform(grid);
  auto forward = planner.plan(spec_of(grid, Direction::kForward));
  if (!forward.ok()) {
    return forward.status();
  }
  auto backward = planner.plan(spec_of(grid, Direction::kBackward));
  if (!backward.ok()) {
    return backward.status();
  }
  transform.forward_ = std::move(forward).value();
  transform.backward_ = std::move(backward).value();
  return transform;
}

Status SpectralTransform::forward() { return forward_.execute(values(), values()); }

Status SpectralTransform::backward() { return backward_.execute(values(), values()); }

PlanSource SpectralTransform::source() const noexcept {
  return std::max(forward_.source(), backward_.source());
}

std::chrono::nanoseconds SpectralTransform::planning_time() const noexcept {
  return forward_.planning_time() + backward_.planning_time();
}

}  // namespace dase::engine
