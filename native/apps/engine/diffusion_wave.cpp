// SPDX-License-Identifier: MIT
#include "diffusion_wave.hpp"

#include <algorithm>
#include <array>
#include <complex>
#include <string>
#include <utility>

namespace dase::engine {
namespace {

// Sums of so many points stay in the first-level cache while the fields of the past stream by.
constexpr std::size_t kBlock = 1024;

std::vector<double> squared_wave_numbers(std::int64_t size) {
  std::vector<double> squares(static_cast<std::size_t>(size));
  for (std::int64_t i = 0; i < size; ++i) {
    squares[static_cast<std::size_t>(i)] = squared_wave_number(i, size);
  }
  return squares;
}

}  // namespace

DiffusionWave::DiffusionWave(SpectralTransform transform, std::vector<double> weights,
                             std::vector<double> initial)
    : transform_(std::move(transform)),
      weights_(std::move(weights)),
      initial_(std::move(initial)),
      history_(weights_.size() * initial_.size()),
      squared_rows_(squared_wave_numbers(transform_.grid().rows)),
      squared_columns_(squared_wave_numbers(transform_.grid().columns)) {}

Result<DiffusionWave> DiffusionWave::make(SpectralTransform transform, std::vector<double> weights,
                                          std::vector<double> initial) {
  const std::size_t points = transform.grid().points();
  if (initial.size() != points) {
    return Status(StatusCode::kInvalidArgument,
                  "the initial field has " + std::to_string(initial.size()) +
                      " values, the grid has " + std::to_string(points) + " points");
  }
  if (weights.empty()) {
    return Status(StatusCode::kInvalidArgument, "there are no weights; expected one for each step");
  }
  return DiffusionWave(std::move(transform), std::move(weights), std::move(initial));
}

Status DiffusionWave::advance() {
  if (taken_ == weights_.size()) {
    return Status(StatusCode::kInvalidArgument,
                  "all " + std::to_string(taken_) + " steps are taken; each needs one weight more");
  }
  load_memory_term();
  if (Status status = transform_.forward(); !status.ok()) {
    return status;
  }
  solve_for_modes();
  if (Status status = transform_.backward(); !status.ok()) {
    return status;
  }
  store_displacement();
  return {};
}

const double* DiffusionWave::displacement() const noexcept {
  return taken_ == 0 ? nullptr : history_.data() + (taken_ - 1) * initial_.size();
}

// w_0 u^0 - sum_{k=1..n-1} w_k (u^{n-k} - u^0), which is what (w_0 - Laplacian) u^n equals.
void DiffusionWave::load_memory_term() {
  const std::size_t points = initial_.size();
  std::complex<double>* values = transform_.values();
  std::array<double, kBlock> sums;
  for (std::size_t begin = 0; begin < points; begin += kBlock) {
    const std::size_t count = std::min(kBlock, points - begin);
    for (std::size_t i = 0; i < count; ++i) {
      sums[i] = weights_[0] * initial_[begin + i];
    }
    for (std::size_t k = 1; k <= taken_; ++k) {
      const double weight = weights_[k];
      const double* past = history_.data() + (taken_ - k) * points + begin;
      for (std::size_t i = 0; i < count; ++i) {
        sums[i] -= weight * past[i];
      }
    }
    for (std::size_t i = 0; i < count; ++i) {
      values[begin + i] = sums[i];
    }
  }
}

void DiffusionWave::solve_for_modes() {
  std::complex<double>* mode = transform_.values();
  const auto points = static_cast<double>(initial_.size());
  for (const double row : squared_rows_) {
    for (const double column : squared_columns_) {
      *mode++ /= (weights_[0] + row + column) * points;
    }
  }
}

void DiffusionWave::store_displacement() {
  const std::complex<double>* values = transform_.values();
  double* field = history_.data() + taken_ * initial_.size();
  for (std::size_t i = 0; i < initial_.size(); ++i) {
    field[i] = values[i].real() - initial_[i];
  }
  ++taken_;
}

}  // namespace dase::engine
