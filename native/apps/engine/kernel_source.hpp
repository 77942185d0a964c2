// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dase/store.hpp"

namespace dase::engine {

/// The weights of a run, and where they came from.
struct Kernel {
  std::vector<double> weights;        ///< Grünwald-Letnikov, times dt^-alpha
  std::string key;                    ///< of the entry that they were read from; empty: computed
  std::vector<std::string> unusable;  ///< entries that were tried first, each with the reason
};

/// The first `count` weights of order `alpha` and step `dt`: from the shortest entry
/// `fractional_kernels/kernel_<alpha>_<dt>_<n>` with n >= count that is sound (n finite float64
/// values), else computed. kInvalidArgument for numbers that make no kernel.
Result<Kernel> find_kernel(Store& store, double alpha, double dt, std::int64_t count);

}  // namespace dase::engine
