// SPDX-License-Identifier: MIT
#pragma once

#include "dase/status.hpp"

namespace dase::engine {

/// The largest |z|^(1/alpha) that `mittag_leffler` takes: up to there the terms of the series stay
/// below e^10, so cancellation costs five digits of the nineteen of an x86 long double.
inline constexpr double kMittagLefflerReach = 10.0;

/// |z|^(1/alpha), the scale of the largest term of the series. For z = -lambda t^alpha it is
/// lambda^(1/alpha) t.
double mittag_leffler_reach(double alpha, double z);

/// E_alpha(z) = sum_k z^k / Gamma(alpha k + 1) for real z (Podlubny 1999, eq. 1.56), by its power
/// series; absolute error below 1e-12 where long double has 64 bits of mantissa. kInvalidArgument
/// unless 0 < alpha <= 2 and the reach of z is at most kMittagLefflerReach. Safe from any thread.
Result<double> mittag_leffler(double alpha, double z);

}  // namespace dase::engine
