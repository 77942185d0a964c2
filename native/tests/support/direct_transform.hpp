// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "dase/plan_spec.hpp"

// The transforms from their definitions, as FFTW's manual gives them ("What FFTW Really Computes"):
// O(n^2) along each dimension, unnormalised. Indices are reduced modulo n before an angle is made.

namespace dase::testing {

/// Wide enough to judge long double: with 113 bits no sum here needs to be compensated.
__extension__ using Wide = __float128;

struct WideComplex {
  Wide re = 0;
  Wide im = 0;
};

using WideArray = std::vector<WideComplex>;

/// cos(2 pi p / q): reduced to [0, pi/2] in integers, then Taylor's series, exact to 113 bits.
inline Wide cos_turns(std::int64_t p, std::int64_t q) {
  p = (p % q + q) % q;
  if (2 * p > q) p = q - p;
  if (4 * p > q) return -cos_turns(q - 2 * p, 2 * q);
  constexpr std::array<double, 3> kTwoPi = {0x1.921fb54442d18p+2, 0x1.1a62633145c07p-52,
                                            -0x1.f1976b7ed8fbcp-108};
  constexpr int kTerms = 22;
  const Wide x = (Wide(kTwoPi[0]) + Wide(kTwoPi[1]) + Wide(kTwoPi[2])) * Wide(p) / Wide(q);
  Wide term = 1;
  Wide sum = 1;
  for (int n = 1; n <= kTerms; ++n) {
    term *= -x * x / Wide((2 * n - 1) * (2 * n));
    sum += term;
  }
  return sum;
}

/// sin(2 pi p / q) = cos(2 pi (p / q - 1 / 4)).
inline Wide sin_turns(std::int64_t p, std::int64_t q) { return cos_turns(4 * p - q, 4 * q); }

/// What input j counts for in output k of a real-to-real transform of n points.
inline Wide weight(RealKind kind, std::int64_t n, std::int64_t j, std::int64_t k) {
  const bool even = n % 2 == 0;
  const Wide sign_of_k = k % 2 == 0 ? 1 : -1;
  switch (kind) {
    case RealKind::kDct1:
      if (j == 0) return 1;
      if (j == n - 1) return sign_of_k;
      return 2 * cos_turns(j * k, 2 * (n - 1));
    case RealKind::kDct2:
      return 2 * cos_turns((2 * j + 1) * k, 4 * n);
    case RealKind::kDct3:
      return j == 0 ? Wide(1) : 2 * cos_turns(j * (2 * k + 1), 4 * n);
    case RealKind::kDct4:
      return 2 * cos_turns((2 * j + 1) * (2 * k + 1), 8 * n);
    case RealKind::kDst1:
      return 2 * sin_turns((j + 1) * (k + 1), 2 * (n + 1));
    case RealKind::kDst2:
      return 2 * sin_turns((2 * j + 1) * (k + 1), 4 * n);
    case RealKind::kDst3:
      return j == n - 1 ? sign_of_k : 2 * sin_turns((j + 1) * (2 * k + 1), 4 * n);
    case RealKind::kDst4:
      return 2 * sin_turns((2 * j + 1) * (2 * k + 1), 8 * n);
    case RealKind::kDht:
      return cos_turns(j * k, n) + sin_turns(j * k, n);
    case RealKind::kR2hc:  // r0 r1 ... r(n/2) i((n+1)/2-1) ... i1
      return 2 * k <= n ? cos_turns(j * k, n) : -sin_turns(j * (n - k), n);
    case RealKind::kHc2r:
      if (j == 0) return 1;
      if (even && 2 * j == n) return sign_of_k;
      return 2 * j < n ? 2 * cos_turns(j * k, n) : -2 * sin_turns((n - j) * k, n);
  }
  return 0;
}

/// Row k holds what each input counts for in output k, along one dimension. Kept: an entry takes as
/// long to make as some hundred products.
inline const WideArray& weights(const PlanSpec& spec, std::size_t dimension) {
  const std::int64_t n = spec.sizes()[dimension];
  const bool real_to_real = spec.type() == TransformType::kR2r;
  const std::int64_t sign = spec.direction() == Direction::kForward ? -1 : 1;
  const std::int64_t what =
      real_to_real ? static_cast<std::int64_t>(spec.kinds()[dimension]) + 2 : sign;
  static std::map<std::pair<std::int64_t, std::int64_t>, WideArray> kept;
  WideArray& matrix = kept[{what, n}];
  if (!matrix.empty()) return matrix;
  for (std::int64_t k = 0; k < n; ++k) {
    for (std::int64_t j = 0; j < n; ++j) {
      if (real_to_real) {
        matrix.push_back({weight(spec.kinds()[dimension], n, j, k), 0});
      } else {
        matrix.push_back({cos_turns(j * k, n), Wide(sign) * sin_turns(j * k, n)});
      }
    }
  }
  return matrix;
}

/// Transforms a row-major array of the spec's sizes along one of its dimensions.
inline WideArray along(const PlanSpec& spec, std::size_t dimension, const WideArray& in) {
  const auto n = static_cast<std::size_t>(spec.sizes()[dimension]);
  const WideArray& matrix = weights(spec, dimension);
  std::size_t stride = 1;
  for (std::size_t d = dimension + 1; d < spec.sizes().size(); ++d) {
    stride *= static_cast<std::size_t>(spec.sizes()[d]);
  }
  WideArray out(in.size());
  for (std::size_t at = 0; at < in.size(); ++at) {
    const std::size_t k = at / stride % n;
    const std::size_t first = at - k * stride;
    for (std::size_t j = 0; j < n; ++j) {
      const WideComplex& w = matrix[k * n + j];
      const WideComplex& x = in[first + j * stride];
      out[at].re += w.re * x.re;
      if (w.im == 0 && x.im == 0) continue;  // most are, and a product takes 50 ns
      out[at].re -= w.im * x.im;
      out[at].im += w.re * x.im + w.im * x.re;
    }
  }
  return out;
}

/// The first n/2 + 1 of each row of n.
inline WideArray half_of(const PlanSpec& spec, const WideArray& whole) {
  const auto n = static_cast<std::size_t>(spec.sizes().back());
  WideArray half;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (at % n <= n / 2) half.push_back(whole[at]);
  }
  return half;
}

/// The whole array of which `half` is the stored part: element -k is the conjugate of element k.
inline WideArray whole_of(const PlanSpec& spec, const WideArray& half) {
  const auto n = static_cast<std::size_t>(spec.sizes().back());
  const std::size_t stored = n / 2 + 1;
  WideArray whole(half.size() / stored * n);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    const std::size_t last = at % n;
    if (last < stored) {
      whole[at] = half[at / n * stored + last];
      continue;
    }
    std::size_t rest = at / n;
    std::size_t mirrored = 0;
    std::size_t stride = 1;
    for (std::size_t d = spec.sizes().size() - 1; d-- > 0;) {
      const auto size = static_cast<std::size_t>(spec.sizes()[d]);
      mirrored += (size - rest % size) % size * stride;
      rest /= size;
      stride *= size;
    }
    const WideComplex& twin = half[mirrored * stored + (n - last)];
    whole[at] = {twin.re, -twin.im};
  }
  return whole;
}

/// One transform of the spec (of a batch: any one) on row-major arrays of its logical shape; the
/// complex side of a real transform has n/2 + 1 elements in its last dimension.
inline WideArray direct_transform(const PlanSpec& spec, WideArray array) {
  const bool real = spec.type() == TransformType::kRfft;
  const bool forward = spec.direction() == Direction::kForward;
  if (real && !forward) array = whole_of(spec, array);
  for (std::size_t d = 0; d < spec.sizes().size(); ++d) array = along(spec, d, array);
  return real && forward ? half_of(spec, array) : array;
}

}  // namespace dase::testing
