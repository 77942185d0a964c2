// SPDX-License-Identifier: MIT
#include "solution_check.hpp"

#include <cmath>
#include <limits>

#include "mittag_leffler.hpp"

namespace dase::engine {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kEigenvalue = 2.0;

std::vector<double> cosines(std::int64_t size) {
  std::vector<double> values(static_cast<std::size_t>(size));
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = std::cos(2.0 * kPi * static_cast<double>(i) / static_cast<double>(size));
  }
  return values;
}

}  // namespace

std::vector<double> cosine_product(const Grid& grid) {
  std::vector<double> field;
  field.reserve(grid.points());
  const std::vector<double> along_columns = cosines(grid.columns);
  for (const double row : cosines(grid.rows)) {
    for (const double column : along_columns) {
      field.push_back(row * column);
    }
  }
  return field;
}

void SolutionCheck::observe(const DiffusionWave& wave) {
  const double time = dt_ * static_cast<double>(wave.steps_taken());
  const auto amplitude = mittag_leffler(alpha_, -kEigenvalue * std::pow(time, alpha_));
  if (!amplitude.ok()) {
    return;
  }
  ++steps_checked_;
  const std::vector<double>& initial = wave.initial();
  for (std::size_t i = 0; i < initial.size(); ++i) {
    const double error = std::fabs(wave.displacement()[i] - (amplitude.value() - 1.0) * initial[i]);
    if (!std::isfinite(error)) {
      largest_error_ = std::numeric_limits<double>::infinity();
    } else if (error > largest_error_) {
      largest_error_ = error;
    }
  }
}

}  // namespace dase::engine
