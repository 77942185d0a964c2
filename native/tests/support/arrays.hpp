// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <random>
#include <vector>

#include "dase/plan.hpp"

namespace dase::testing {

/// The arrays of one transform, 64-byte aligned or `offset` doubles past that, filled from a seed.
class Arrays {
 public:
  explicit Arrays(const PlanSpec& spec, std::size_t offset = 0)
      : in_(make(spec.input_bytes() / 8, offset)),
        out_(spec.is_in_place() ? in_ : make(spec.output_bytes() / 8, offset)),
        offset_(offset) {
    std::mt19937_64 random(20240601);
    std::uniform_real_distribution<double> uniform(-1.0, 1.0);
    for (std::int64_t i = 0; i < spec.output_bytes() / 8; ++i) out()[i] = uniform(random);
    for (std::int64_t i = 0; i < spec.input_bytes() / 8; ++i) in()[i] = uniform(random);
  }

  double* in() const { return in_.get() + offset_; }
  double* out() const { return out_.get() + offset_; }

 private:
  static std::shared_ptr<double[]> make(std::int64_t doubles, std::size_t offset) {
    const std::align_val_t alignment{64};
    const auto bytes = (static_cast<std::size_t>(doubles) + offset) * sizeof(double);
    return {static_cast<double*>(::operator new(bytes, alignment)),
            [alignment](double* memory) { ::operator delete(memory, alignment); }};
  }

  std::shared_ptr<double[]> in_;
  std::shared_ptr<double[]> out_;
  std::size_t offset_;
};

using Complex = std::complex<long double>;

/// The discrete Fourier transform from its definition, in long double, over row-major arrays:
/// X(k) = sum over j of x(j) exp(sign 2 pi i sum over d of j_d k_d / n_d).
inline std::vector<Complex> direct_dft(const std::vector<std::int64_t>& sizes,
                                       const std::vector<Complex>& x, int sign) {
  const long double two_pi = 2 * std::acos(-1.0L);
  std::vector<Complex> result(x.size());
  for (std::size_t k = 0; k < x.size(); ++k) {
    for (std::size_t j = 0; j < x.size(); ++j) {
      long double turns = 0;
      std::size_t kk = k;
      std::size_t jj = j;
      for (std::size_t d = sizes.size(); d-- > 0;) {
        const auto n = static_cast<std::size_t>(sizes[d]);
        turns += static_cast<long double>((kk % n) * (jj % n) % n) / static_cast<long double>(n);
        kk /= n;
        jj /= n;
      }
      result[k] += x[j] * std::polar(1.0L, static_cast<long double>(sign) * two_pi * turns);
    }
  }
  return result;
}

}  // namespace dase::testing
