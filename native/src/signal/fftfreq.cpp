// SPDX-License-Identifier: MIT
#include <cmath>
#include <sstream>

#include "dase/frequencies.hpp"

namespace dase {
namespace {

/// Rounded as in numpy, which multiplies by the reciprocal.
Result<double> frequency_step(std::int32_t n, double d) {
  const double step = 1.0 / (n * d);
  if (n < 1 || step == 0 || !std::isfinite(step)) {
    std::ostringstream message;
    message << "there are " << n << " samples, " << d
            << " apart; expected at least one sample, and a finite spacing other than zero whose "
               "reciprocal is finite";
    return Status(StatusCode::kInvalidArgument, message.str());
  }
  return step;
}

}  // namespace

Result<std::vector<double>> fftfreq(std::int32_t n, double d) {
  const Result<double> step = frequency_step(n, d);
  if (!step.ok()) return step.status();
  const std::int32_t positive = n - n / 2;
  std::vector<double> frequencies;
  frequencies.reserve(static_cast<std::size_t>(n));
  for (std::int32_t k = 0; k < n; ++k) {
    frequencies.push_back((k < positive ? k : k - n) * step.value());
  }
  return frequencies;
}

Result<std::vector<double>> rfftfreq(std::int32_t n, double d) {
  const Result<double> step = frequency_step(n, d);
  if (!step.ok()) return step.status();
  std::vector<double> frequencies;
  frequencies.reserve(static_cast<std::size_t>(n / 2 + 1));
  for (std::int32_t k = 0; k <= n / 2; ++k) frequencies.push_back(k * step.value());
  return frequencies;
}

}  // namespace dase
