// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <random>

#include "planner/array_pair.hpp"
#include "spec/layout.hpp"
#include "support/direct_transform.hpp"

namespace dase::testing {

/// The arrays of one execution as best_placement() has them, and what lies in them.
template <typename Real>
class TypedArrays {
 public:
  explicit TypedArrays(const PlanSpec& spec)
      : spec_(spec),
        in_(block(Side::kInput)),
        out_(spec.is_in_place() ? in_ : block(Side::kOutput)) {
    const ArrayPlacement best = best_placement(spec);
    arrays_.in = in_.get();
    arrays_.out = out_.get();
    if (best.in_separation != 0) arrays_.in_imaginary = in_.get() + best.in_separation;
    if (best.out_separation != 0) arrays_.out_imaginary = out_.get() + best.out_separation;
  }

  const TransformArrays& arrays() const { return arrays_; }

  /// Writes transform `number` of the batch, rounding to the element type.
  void write(Side side, std::int64_t number, const WideArray& values) {
    each(side, number, [&](std::size_t i, Real* re, Real* im) {
      *re = static_cast<Real>(values[i].re);
      if (im != nullptr) *im = static_cast<Real>(values[i].im);
    });
  }

  WideArray read(Side side, std::int64_t number) const {
    WideArray values;
    each(side, number, [&](std::size_t, const Real* re, const Real* im) {
      values.push_back({*re, im == nullptr ? Wide(0) : Wide(*im)});
    });
    return values;
  }

  /// All bytes of one side, for comparison.
  std::string bytes(Side side) const {
    const char* begin = side == Side::kInput ? in_.get() : out_.get();
    return std::string(begin, block_bytes(side));
  }

 private:
  std::size_t block_bytes(Side side) const {
    const ArrayPlacement best = best_placement(spec_);
    const bool input = side == Side::kInput;
    return static_cast<std::size_t>((input ? best.in_separation : best.out_separation) +
                                    (input ? spec_.input_bytes() : spec_.output_bytes()));
  }

  std::shared_ptr<char[]> block(Side side) const {
    const std::align_val_t alignment{64};
    std::size_t bytes = block_bytes(side);
    if (spec_.is_in_place()) bytes = std::max(bytes, block_bytes(Side::kOutput));
    auto* memory = static_cast<char*>(::operator new(bytes, alignment));
    std::memset(memory, 0, bytes);
    return {memory, [alignment](char* given) { ::operator delete(given, alignment); }};
  }

  template <typename Visit>
  void each(Side side, std::int64_t number, const Visit& visit) const {
    const bool input = side == Side::kInput;
    const Layout layout = input ? spec_.input_layout() : spec_.output_layout();
    const std::vector<std::int64_t> shape = shape_of(spec_, side);
    auto* real = static_cast<Real*>(input ? arrays_.in : arrays_.out);
    auto* imaginary = static_cast<Real*>(input ? arrays_.in_imaginary : arrays_.out_imaginary);
    const bool complex = is_complex(spec_, side);
    std::int64_t count = 1;
    for (const std::int64_t size : shape) count *= size;
    for (std::int64_t i = 0; i < count; ++i) {
      std::int64_t at = spec_.howmany() == 1 ? 0 : number * layout.distance;
      std::int64_t rest = i;
      for (std::size_t d = shape.size(); d-- > 0;) {
        at += rest % shape[d] * layout.strides[d];
        rest /= shape[d];
      }
      Real* re = complex && !spec_.is_split() ? real + 2 * at : real + at;
      Real* im = !complex ? nullptr : spec_.is_split() ? imaginary + at : re + 1;
      visit(static_cast<std::size_t>(i), re, im);
    }
  }

  PlanSpec spec_;
  std::shared_ptr<char[]> in_;
  std::shared_ptr<char[]> out_;
  TransformArrays arrays_;
};

/// ||found - expected|| / ||expected||, in the L2 norm.
inline long double relative_error(const WideArray& found, const WideArray& expected) {
  Wide error = 0;
  Wide norm = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Wide re = found[i].re - expected[i].re;
    const Wide im = found[i].im - expected[i].im;
    error += re * re + im * im;
    norm += expected[i].re * expected[i].re + expected[i].im * expected[i].im;
  }
  return norm == 0 ? std::sqrt(static_cast<long double>(error))
                   : std::sqrt(static_cast<long double>(error / norm));
}

/// 4 eps log2 N of N points.
template <typename Real>
long double error_bound(const PlanSpec& spec) {
  long double points = 1;
  for (const std::int64_t size : spec.sizes()) points *= static_cast<long double>(size);
  return 4 * static_cast<long double>(std::numeric_limits<Real>::epsilon()) *
         std::log2(std::max(2.0L, points));
}

/// Random input of one transform in [-1, 1], as the element type holds it. That of a
/// complex-to-real one is the transform of real numbers, as FFTW asks for.
template <typename Real>
WideArray random_input(const PlanSpec& spec, std::mt19937_64& random) {
  std::uniform_real_distribution<double> uniform(-1.0, 1.0);
  const bool to_real = spec.type() == TransformType::kRfft && !is_complex(spec, Side::kOutput);
  std::size_t count = 1;
  for (const std::int64_t size : spec.sizes()) count *= static_cast<std::size_t>(size);
  WideArray values(count);
  for (WideComplex& value : values) {
    value.re = static_cast<Real>(uniform(random));
    if (spec.type() == TransformType::kFft) value.im = static_cast<Real>(uniform(random));
  }
  if (!to_real) return values;
  values = direct_transform(spec.forward(), values);
  for (WideComplex& value : values) {
    value = {static_cast<Real>(value.re), static_cast<Real>(value.im)};
  }
  return values;
}

}  // namespace dase::testing
