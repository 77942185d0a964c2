// SPDX-License-Identifier: MIT
#include "mittag_leffler.hpp"

#include <cmath>
#include <string>

namespace dase::engine {

double mittag_leffler_reach(double alpha, double z) { return std::pow(std::fabs(z), 1.0 / alpha); }

Result<double> mittag_leffler(double alpha, double z) {
  if (!(alpha > 0.0 && alpha <= 2.0)) {
    return Status(StatusCode::kInvalidArgument, "the order of the Mittag-Leffler function is " +
                                                    std::to_string(alpha) +
                                                    ", expected 0 < alpha <= 2");
  }
  if (!(mittag_leffler_reach(alpha, z) <= kMittagLefflerReach)) {
    return Status(StatusCode::kInvalidArgument,
                  "|z|^(1/alpha) is " + std::to_string(mittag_leffler_reach(alpha, z)) +
                      ", the series serves up to " + std::to_string(kMittagLefflerReach));
  }
  const long double order = alpha;
  const long double argument = z;
  long double sum = 0.0L;
  long double power = 1.0L;
  for (int k = 0;; ++k) {
    const long double gamma_argument = order * static_cast<long double>(k) + 1.0L;
    const long double term = power / std::tgamma(gamma_argument);
    sum += term;
    // Past alpha k = reach the terms only shrink; below 1e-24 they no longer count.
    if (gamma_argument > kMittagLefflerReach + 1.0 && std::fabs(term) < 1e-24L) {
      return static_cast<double>(sum);
    }
    power *= argument;
  }
}

}  // namespace dase::engine
