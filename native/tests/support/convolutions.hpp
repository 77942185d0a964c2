// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "dase/convolver.hpp"
#include "signal/padding.hpp"

// Convolutions from their definition, one output at a time over indices: the reference of the
// tests, which shares nothing with what it checks. Numbers are flat, complex ones pairs.

namespace dase::testing {

using Shape = std::vector<std::int64_t>;
using Numbers = std::vector<double>;

inline std::int64_t elements(const Shape& shape) {
  std::int64_t count = 1;
  for (const std::int64_t size : shape) count *= size;
  return count;
}

inline Shape indices(std::int64_t element, const Shape& shape) {
  Shape at(shape.size());
  for (std::size_t d = shape.size(); d-- > 0;) {
    at[d] = element % shape[d];
    element /= shape[d];
  }
  return at;
}

/// The element of the signal that meets this one of the kernel, or -1 if it lies outside.
inline std::int64_t partner(const ConvolutionSpec& spec, const Shape& output, const Shape& q) {
  std::int64_t element = 0;
  for (std::size_t d = 0; d < output.size(); ++d) {
    const std::int64_t n = spec.signal_shape()[d];
    std::int64_t x = spec.is_correlation() ? output[d] + q[d] : output[d] - q[d];
    if (spec.mode() == ConvolutionMode::kCircular) {
      x = (x % n + n) % n;
    } else if (spec.is_correlation()) {
      x -= spec.kernel_shape()[d] - 1;
    }
    if (x < 0 || x >= n) return -1;
    element = element * n + x;
  }
  return element;
}

/// In long double, whose 11 bits more than double's are enough for sums of these lengths.
inline Numbers defined_sum(const ConvolutionSpec& spec, const Numbers& signal,
                           const Numbers& kernel) {
  Shape shape;
  Shape first;
  for (std::size_t d = 0; d < spec.signal_shape().size(); ++d) {
    const std::int64_t n = spec.signal_shape()[d];
    const std::int64_t m = spec.kernel_shape()[d];
    const std::int64_t full = n + m - 1;
    shape.push_back(spec.mode() == ConvolutionMode::kFull    ? full
                    : spec.mode() == ConvolutionMode::kValid ? std::max(n, m) - std::min(n, m) + 1
                                                             : n);
    first.push_back(spec.mode() == ConvolutionMode::kCircular ? 0 : (full - shape.back()) / 2);
  }
  const std::int64_t width = spec.is_complex() ? 2 : 1;
  const auto at = [&](const Numbers& values, std::int64_t element, std::int64_t part) {
    return part < width
               ? static_cast<long double>(values[static_cast<std::size_t>(width * element + part)])
               : 0.0L;
  };
  Numbers result;
  for (std::int64_t o = 0; o < elements(shape); ++o) {
    Shape output = indices(o, shape);
    for (std::size_t d = 0; d < shape.size(); ++d) output[d] += first[d];
    long double re = 0;
    long double im = 0;
    for (std::int64_t q = 0; q < elements(spec.kernel_shape()); ++q) {
      const std::int64_t x = partner(spec, output, indices(q, spec.kernel_shape()));
      if (x < 0) continue;
      const long double a = at(kernel, q, 0);
      const long double b = spec.is_correlation() ? -at(kernel, q, 1) : at(kernel, q, 1);
      re += a * at(signal, x, 0) - b * at(signal, x, 1);
      im += a * at(signal, x, 1) + b * at(signal, x, 0);
    }
    result.push_back(static_cast<double>(re));
    if (spec.is_complex()) result.push_back(static_cast<double>(im));
  }
  return result;
}

/// Every mode of every pair of shapes that it allows, real and complex, of both kinds.
inline std::vector<ConvolutionSpec> every_convolution() {
  const std::vector<std::pair<Shape, Shape>> shapes = {{{1}, {1}},
                                                       {{2}, {1}},
                                                       {{1}, {4}},
                                                       {{9}, {4}},
                                                       {{8}, {3}},
                                                       {{7}, {7}},
                                                       {{4}, {9}},
                                                       {{37}, {12}},
                                                       {{6, 5}, {3, 2}},
                                                       {{4, 7}, {4, 7}},
                                                       {{3, 8}, {5, 9}},
                                                       {{5, 4}, {2, 6}},
                                                       {{4, 5, 6}, {2, 3, 1}},
                                                       {{2, 3, 2, 5}, {2, 1, 2, 3}}};
  std::vector<ConvolutionSpec> specs;
  for (const auto& [signal, kernel] : shapes) {
    for (const ConvolutionMode mode : {ConvolutionMode::kFull, ConvolutionMode::kSame,
                                       ConvolutionMode::kValid, ConvolutionMode::kCircular}) {
      for (const ConvolutionSpec& spec :
           {ConvolutionSpec::real(signal), ConvolutionSpec::complex(signal)}) {
        const ConvolutionSpec one = spec.kernel(kernel).mode(mode);
        if (!one.validate().ok()) continue;
        specs.push_back(one);
        specs.push_back(one.correlation());
      }
    }
  }
  return specs;
}

inline Numbers random_numbers(const ConvolutionSpec& spec, const Shape& shape,
                              std::mt19937_64& random) {
  std::uniform_real_distribution<double> uniform(-1.0, 1.0);
  Numbers values(static_cast<std::size_t>(elements(shape) * (spec.is_complex() ? 2 : 1)));
  for (double& value : values) value = uniform(random);
  return values;
}

inline double norm(const Numbers& values) {
  double sum = 0;
  for (const double value : values) sum += value * value;
  return std::sqrt(sum);
}

/// The bound that Convolver states for each element.
inline double error_bound(const ConvolutionSpec& spec, const Numbers& signal,
                          const Numbers& kernel) {
  const auto padded = static_cast<double>(elements(padded_shape(spec)));
  const auto terms = static_cast<double>(elements(spec.kernel_shape()));
  const double factor = spec.chosen_method() == ConvolutionMethod::kDirect
                            ? 2 * (terms + 1)
                            : 4 * (1 + std::log2(padded));
  return factor * std::numeric_limits<double>::epsilon() * norm(signal) * norm(kernel);
}

inline std::vector<std::complex<double>> pairs(const Numbers& numbers) {
  std::vector<std::complex<double>> values;
  for (std::size_t i = 0; i < numbers.size(); i += 2) {
    values.emplace_back(numbers[i], numbers[i + 1]);
  }
  return values;
}

inline Result<Convolver> convolver_for(Planner& planner, const ConvolutionSpec& spec,
                                       const Numbers& kernel) {
  return spec.is_complex() ? Convolver::make(planner, spec, pairs(kernel), Rigor::kEstimate)
                           : Convolver::make(planner, spec, kernel, Rigor::kEstimate);
}

/// The numbers of what it gives; none where it fails.
inline Numbers applied(const Convolver& convolver, const Numbers& signal) {
  if (!convolver.spec().is_complex()) {
    Result<Numbers> output = convolver.apply(signal);
    return output.ok() ? std::move(output).value() : Numbers();
  }
  const auto output = convolver.apply(pairs(signal));
  Numbers numbers;
  if (!output.ok()) return numbers;
  for (const std::complex<double>& value : output.value()) {
    numbers.insert(numbers.end(), {value.real(), value.imag()});
  }
  return numbers;
}

}  // namespace dase::testing
