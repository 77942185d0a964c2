// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "dase/status.hpp"

namespace dase {

/// Which elements of a convolution or correlation are given. The first three are those of
/// numpy.convolve and scipy.signal; n is the size of the signal and m that of the kernel in one
/// dimension.
enum class ConvolutionMode {
  kFull,     ///< every element to which both contribute: n + m - 1
  kSame,     ///< the n in the middle of kFull, from element floor((m-1)/2) on
  kValid,    ///< those where the smaller lies within the larger: max(n, m) - min(n, m) + 1
  kCircular  ///< the signal has the period n; m is at most n; the n elements of one period
};

/// How a convolution is computed.
enum class ConvolutionMethod {
  kAuto,    ///< by the direct sum if ConvolutionSpec expects it to be faster, else through FFT
  kDirect,  ///< by the sum of the definition: one product for each pair of output and kernel
  kFft
};

const char* to_string(ConvolutionMode value) noexcept;
const char* to_string(ConvolutionMethod value) noexcept;

/// A convolution or correlation of signals of one shape with kernels of another, for example
/// `ConvolutionSpec::real({512, 512}).kernel({7, 7}).mode(ConvolutionMode::kSame)`. Unless told
/// otherwise the kernel has the shape of the signals, the result is the kFull convolution and the
/// method is kAuto. Arrays are row-major. An immutable value; safe from any thread. Steps never
/// fail: `validate()` tells what cannot be, and whatever takes a spec asks it first.
///
/// In each dimension, with n the size of the signal x and m that of the kernel k:
/// - full convolution: y[j] = sum over q of k[q] x[j-q], j = 0 ... n+m-2;
/// - full correlation: y[j] = sum over q of conj(k[q]) x[j-(m-1)+q], j = 0 ... n+m-2: element j is
///   lag j-(m-1);
/// - circular convolution: y[j] = sum over q of k[q] x[(j-q) mod n], j = 0 ... n-1;
/// - circular correlation: y[j] = sum over q of conj(k[q]) x[(j+q) mod n]: element j is lag j.
class ConvolutionSpec {
 public:
  /// No convolution: `validate()` refuses rank 0.
  ConvolutionSpec() = default;
  /// Of real signals of this shape.
  static ConvolutionSpec real(std::vector<std::int64_t> signal_shape);
  /// Of complex signals, and kernels, of this shape.
  static ConvolutionSpec complex(std::vector<std::int64_t> signal_shape);

  /// With kernels of this shape.
  ConvolutionSpec kernel(std::vector<std::int64_t> shape) const;
  /// Giving these elements.
  ConvolutionSpec mode(ConvolutionMode value) const { return with(&ConvolutionSpec::mode_, value); }
  /// Correlation in place of convolution: the kernel is reversed, and conjugated if complex.
  ConvolutionSpec correlation() const { return with(&ConvolutionSpec::correlation_, true); }
  /// Convolution in place of correlation.
  ConvolutionSpec convolution() const { return with(&ConvolutionSpec::correlation_, false); }
  /// Computed so.
  ConvolutionSpec method(ConvolutionMethod value) const {
    return with(&ConvolutionSpec::method_, value);
  }

  const std::vector<std::int64_t>& signal_shape() const noexcept { return signal_; }
  const std::vector<std::int64_t>& kernel_shape() const noexcept { return kernel_; }
  /// The shape of the results; empty if the spec is not valid.
  std::vector<std::int64_t> output_shape() const;
  /// Whether signals, kernels and results are complex.
  bool is_complex() const noexcept { return complex_; }
  ConvolutionMode mode() const noexcept { return mode_; }
  bool is_correlation() const noexcept { return correlation_; }
  /// As told.
  ConvolutionMethod method() const noexcept { return method_; }
  /// kDirect or kFft: method(), or what kAuto takes. With K elements of the kernel, Y of the output
  /// and P of the padded array that is the direct sum if K Y is at most 0.5 P log2 P, a ratio that
  /// was measured (docs/transforms.md). If the spec is not valid, as told.
  ConvolutionMethod chosen_method() const;

  /// For people: "same real convolution of [8, 9] with [3, 3], auto".
  std::string text() const;
  /// kInvalidArgument for rank 0 or above 32, sizes below 1, a kernel of another rank, arrays of
  /// 2^63 bytes or more; of kCircular a kernel larger than the signal, of kValid one that is larger
  /// in one dimension and smaller in another.
  Status validate() const;

  friend bool operator==(const ConvolutionSpec& a, const ConvolutionSpec& b);
  friend bool operator!=(const ConvolutionSpec& a, const ConvolutionSpec& b) { return !(a == b); }

 private:
  template <typename T, typename Value>
  ConvolutionSpec with(T ConvolutionSpec::*member, Value value) const {
    ConvolutionSpec changed = *this;
    changed.*member = std::move(value);
    return changed;
  }

  std::vector<std::int64_t> signal_;
  std::vector<std::int64_t> kernel_;
  bool complex_ = false;
  bool correlation_ = false;
  ConvolutionMode mode_ = ConvolutionMode::kFull;
  ConvolutionMethod method_ = ConvolutionMethod::kAuto;
};

}  // namespace dase
