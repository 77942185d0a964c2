// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "signal/axis.hpp"

namespace dase {

/// A convolution by the sum of its definition: each element of the kernel adds its multiple of a
/// row of the signal to a row of the output. Complex numbers are pairs. Immutable; safe from any
/// thread.
class DirectSum {
 public:
  /// `kernel` is that of a convolution.
  DirectSum(std::vector<Axis> axes, std::vector<double> kernel, bool complex);

  /// `output` must hold zeros.
  void add_to(double* output, const double* signal) const;

 private:
  /// The last three count rows of the dimensions before `d`.
  void add(std::size_t d, std::int64_t kernel_row, std::int64_t signal_row, std::int64_t output_row,
           const double* signal, double* output) const;

  std::vector<Axis> axes_;
  std::vector<double> kernel_;
  bool complex_;
};

}  // namespace dase
