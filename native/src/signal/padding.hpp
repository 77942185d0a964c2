// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "signal/axis.hpp"

namespace dase {

/// The shape of the periodic array that a convolution through FFT takes place in, unbounded: good
/// sizes, but for a circular one, whose size is given.
std::vector<std::int64_t> padded_shape(const ConvolutionSpec& spec);

/// The periodic array that a convolution through FFT takes place in: the signal at its beginning,
/// zeros behind it in each dimension, and the kernel turned so that the outputs begin at its
/// beginning too. Complex numbers are pairs. Immutable; safe from any thread.
class Padding {
 public:
  /// Of a valid spec whose padded array has fewer than 2^63 bytes.
  explicit Padding(const ConvolutionSpec& spec);

  /// Numbers of the padded array.
  std::int64_t numbers() const noexcept { return padded_blocks_.front() * shape_.front(); }

  void put_signal(const double* signal, double* padded) const { put(0, signal, padded); }
  void put_kernel(const double* kernel, double* padded) const;
  void get_output(const double* padded, double* output) const { get(0, padded, output); }

 private:
  void put(std::size_t d, const double* from, double* to) const;
  void get(std::size_t d, const double* from, double* to) const;

  std::vector<Axis> axes_;
  std::vector<std::int64_t> shape_;
  std::int64_t width_;
  // Numbers between neighbours along each dimension.
  std::vector<std::int64_t> padded_blocks_;
  std::vector<std::int64_t> signal_blocks_;
  std::vector<std::int64_t> output_blocks_;
};

}  // namespace dase
