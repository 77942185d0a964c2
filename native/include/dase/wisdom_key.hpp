// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dase/status.hpp"

namespace dase {

/// The families of transforms: complex, real to complex and back, real to real.
enum class TransformType { kFft, kRfft, kR2r };

/// The real-to-real transforms. FFTW calls them REDFT00, 10, 01, 11 (dct1 to dct4), RODFT00, 10,
/// 01, 11 (dst1 to dst4), DHT, R2HC and HC2R.
enum class RealKind { kDct1, kDct2, kDct3, kDct4, kDst1, kDst2, kDst3, kDst4, kDht, kR2hc, kHc2r };

/// Of the numbers transformed: FFTW's `double`, `float` (`_f32` in keys) and `long double`
/// (`_f80`).
enum class Precision { kDouble, kFloat, kLongDouble };

const char* to_string(RealKind value) noexcept;
/// `double`, `float` or `long double`.
const char* to_string(Precision value) noexcept;

/// What a wisdom key such as `fft_2d_512x512`, `dct2-dst2_2d_64x32_b8` or `rfft_1d_1000_f32` says:
/// the type, the logical sizes, how many transforms at once, the precision. A value.
struct WisdomKey {
  TransformType type = TransformType::kFft;
  std::vector<std::int64_t> sizes;
  std::vector<RealKind> kinds;  ///< of kR2r, one for each dimension; else empty
  std::int64_t howmany = 1;
  Precision precision = Precision::kDouble;

  /// `<type>_<rank>d_<n0>x<n1>...[_b<howmany>][_f32|_f80]`
  std::string text() const;
  /// `fft`, `rfft`, or the kinds: one if all dimensions have the same, else joined by `-`.
  std::string type_text() const;
  /// `<n0>x<n1>...`
  std::string sizes_text() const;
  /// `[_b<howmany>][_f32|_f80]`
  std::string suffix_text() const;
  /// kInvalidArgument unless `text` is canonical (rank 1..32, positive sizes, no leading zeros).
  static Result<WisdomKey> parse(std::string_view text);
};

}  // namespace dase
