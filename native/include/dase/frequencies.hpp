// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <type_traits>
#include <vector>

#include "dase/status.hpp"

/// What stands beside a transform: the frequencies of its bins, the shift of its zero frequency and
/// the sizes that FFTW is good at. Pure functions, safe from any thread; the Java twins are in
/// `io.dase.cache.fftw.signal`, and both read every line of `wisdom/frequencies.tsv`.
namespace dase {

/// The frequencies of a complex transform of `n` samples that lie `d` apart, as numpy.fft defines
/// and rounds them: k/(n d) for k = 0, 1, ..., ceil(n/2)-1, -floor(n/2), ..., -1. kInvalidArgument
/// if `n` is below 1, or 1/(n d) is zero or not finite.
Result<std::vector<double>> fftfreq(std::int32_t n, double d = 1.0);

/// The frequencies of the floor(n/2)+1 outputs of a real-to-complex transform: k/(n d) for
/// k = 0, 1, ..., floor(n/2). Errors as of `fftfreq`.
Result<std::vector<double>> rfftfreq(std::int32_t n, double d = 1.0);

/// The largest size that is asked for or given, 2^62.
constexpr std::int64_t kMaxGoodSize = std::int64_t{1} << 62;

/// The smallest 2^a 3^b 5^c 7^d 11^e 13^f with e + f at most 1 that is at least `n`: the sizes FFTW
/// is good at (FFTW 3 manual, section 4.3.1). kInvalidArgument below 1 or above kMaxGoodSize.
Result<std::int64_t> good_size(std::int64_t n);

/// The smallest even one: for the last dimension of a real transform, which FFTW computes by a
/// complex one of half the size.
Result<std::int64_t> good_even_size(std::int64_t n);

enum class ShiftDirection {
  kForward,  ///< the zero frequency to the middle: fftshift
  kInverse,  ///< and back: ifftshift
};

/// Copies the elements of a row-major array to their shifted places: element i of each of `axes`
/// moves by floor(n/2), or by -floor(n/2), modulo the size n of the axis. The arrays must not
/// overlap. kInvalidArgument for an empty shape, a size below 1, an axis that does not exist or is
/// named twice, and unless there are as many elements as the shape tells.
Status shift_elements(ShiftDirection direction, const void* from, void* to, std::size_t count,
                      std::size_t element_bytes, const std::vector<std::int64_t>& sizes,
                      const std::vector<int>& axes);

/// Every axis of an array of that rank.
inline std::vector<int> every_axis(std::size_t rank) {
  std::vector<int> axes(rank);
  std::iota(axes.begin(), axes.end(), 0);
  return axes;
}

/// The copy of a row-major array with its zero frequency in the middle of `axes`, as
/// numpy.fft.fftshift. Errors as of `shift_elements`.
template <typename T>
Result<std::vector<T>> fftshift(const std::vector<T>& values,
                                const std::vector<std::int64_t>& sizes,
                                const std::vector<int>& axes) {
  static_assert(std::is_trivially_copyable_v<T>);
  std::vector<T> moved(values.size());
  const Status status = shift_elements(ShiftDirection::kForward, values.data(), moved.data(),
                                       values.size(), sizeof(T), sizes, axes);
  if (!status.ok()) return status;
  return moved;
}

/// The same along every axis.
template <typename T>
Result<std::vector<T>> fftshift(const std::vector<T>& values,
                                const std::vector<std::int64_t>& sizes) {
  return fftshift(values, sizes, every_axis(sizes.size()));
}

/// The inverse of `fftshift`, which it equals for even sizes, as numpy.fft.ifftshift.
template <typename T>
Result<std::vector<T>> ifftshift(const std::vector<T>& values,
                                 const std::vector<std::int64_t>& sizes,
                                 const std::vector<int>& axes) {
  static_assert(std::is_trivially_copyable_v<T>);
  std::vector<T> moved(values.size());
  const Status status = shift_elements(ShiftDirection::kInverse, values.data(), moved.data(),
                                       values.size(), sizeof(T), sizes, axes);
  if (!status.ok()) return status;
  return moved;
}

/// The same along every axis.
template <typename T>
Result<std::vector<T>> ifftshift(const std::vector<T>& values,
                                 const std::vector<std::int64_t>& sizes) {
  return ifftshift(values, sizes, every_axis(sizes.size()));
}

}  // namespace dase
