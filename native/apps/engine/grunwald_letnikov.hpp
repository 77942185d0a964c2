// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "dase/status.hpp"

namespace dase::engine {

/// The Grünwald-Letnikov weights w_k dt^-alpha for k = 0 ... n - 1, where w_0 = 1 and
/// w_k = w_{k-1} (1 - (alpha + 1) / k) (Podlubny 1999, chapter 7); unit of time to the power
/// -alpha. alpha and dt mean the exact values of the doubles. Within 1 ulp where long double has 64
/// bits of mantissa, as the kernels that Java stores. kInvalidArgument unless alpha is 1e-10 to 10,
/// dt 1e-15 to 1e15 and n 1 to 2^27. Safe from any thread.
Result<std::vector<double>> grunwald_letnikov(double alpha, double dt, std::int64_t n);

}  // namespace dase::engine
