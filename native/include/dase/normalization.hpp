// SPDX-License-Identifier: MIT
#pragma once

#include "dase/plan_spec.hpp"

namespace dase {

/// By what a result is multiplied; FFTW itself multiplies by nothing. With N the logical_size() of
/// the transform, the same for its inverse(), a transform and then its inverse multiply by N: kByN
/// on one of the two, or kOrtho on both, gives back the input.
enum class Normalization {
  kNone,  ///< factor 1: FFTW's result as it is
  kByN,   ///< factor 1/N; numpy's norm="backward" on the inverse transform
  /// Factor 1/sqrt(N); numpy's norm="ortho". It makes FFT, DHT, DCT4, DST1 and DST4 unitary. The
  /// other kinds become inverse to their partners without being orthogonal: scipy's norm="ortho"
  /// scales single rows or columns of these besides.
  kOrtho
};

/// "none", "by_n" or "ortho".
const char* to_string(Normalization value) noexcept;

/// 1, 1/N or 1/sqrt(N) of a valid spec, each operation rounded once; a batch counts as single
/// transforms. Pure; safe from any thread.
double normalization_factor(Normalization normalization, const PlanSpec& spec);

}  // namespace dase
