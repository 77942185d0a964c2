// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "dase/convolution_spec.hpp"

namespace dase {

/// One dimension of a convolution: output o is the sum over q of kernel[q] signal[o + start - q],
/// where the index of the signal counts modulo its size if it is periodic, and terms outside of it
/// are zero if not.
struct Axis {
  std::int64_t signal;  ///< size of the signal
  std::int64_t kernel;  ///< size of the kernel
  std::int64_t start;   ///< index, in the full convolution, of the first output
  std::int64_t length;  ///< number of outputs
  bool periodic;        ///< whether the signal is

  /// Outputs from `output` on take the signal from `signal` on, so many of them.
  struct Run {
    std::int64_t signal = 0;
    std::int64_t output = 0;
    std::int64_t length = 0;
  };

  /// The shortest period of a circular convolution whose first outputs are these. A linear one
  /// needs no more zeros than keep what wraps round out of the outputs asked for.
  std::int64_t period() const;
  /// The outputs that element `q` of the kernel contributes to, in two runs, which may be empty.
  std::array<Run, 2> runs(std::int64_t q) const;
};

/// One axis a dimension, of shapes of the same rank that the mode allows and that hold fewer than
/// 2^60 elements each.
std::vector<Axis> axes_of(const ConvolutionSpec& spec);

}  // namespace dase
