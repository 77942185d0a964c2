// SPDX-License-Identifier: MIT
//
// What holds of every discrete Fourier transform, on random data.
#include <gtest/gtest.h>

#include <iostream>
#include <string>

#include "dase/planner.hpp"
#include "support/temp_dir.hpp"
#include "support/transform_arrays.hpp"

namespace dase {
namespace {

using testing::TypedArrays;
using testing::Wide;
using testing::WideArray;
using testing::WideComplex;

WideComplex times(const WideComplex& a, const WideComplex& b) {
  return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

/// e^(-2 pi i p / q)
WideComplex turned_back(std::int64_t p, std::int64_t q) {
  return {testing::cos_turns(p, q), -testing::sin_turns(p, q)};
}

Wide energy(const WideArray& values) {
  Wide sum = 0;
  for (const WideComplex& value : values) sum += value.re * value.re + value.im * value.im;
  return sum;
}

class TransformProperties : public ::testing::TestWithParam<std::string> {
 protected:
  TransformProperties() { std::cout << "seed " << seed_ << '\n'; }

  WideArray random_input() { return testing::random_input<double>(spec_, random_); }

  WideArray transform(const WideArray& input) {
    TypedArrays<double> arrays(spec_);
    const Result<Plan> plan = cache_.plan(spec_, arrays.arrays().in, arrays.arrays().out);
    EXPECT_TRUE(plan.ok()) << plan.status().message();
    arrays.write(Side::kInput, 0, input);
    EXPECT_TRUE(plan->execute(arrays.arrays().in, arrays.arrays().out).ok());
    return arrays.read(Side::kOutput, 0);
  }

  const PlanSpec spec_ = PlanSpec(WisdomKey::parse(GetParam()).value()).rigor(Rigor::kEstimate);
  const long double bound_ = 2 * testing::error_bound<double>(spec_);
  const unsigned seed_ = std::random_device()();
  std::mt19937_64 random_{seed_};
  testing::TempDir root_;
  FFTWWisdomCache cache_{root_.string()};
};

TEST_P(TransformProperties, ParsevalsTheoremHolds) {
  const WideArray input = random_input();
  const Wide expected = energy(input) * Wide(input.size());
  const Wide found = energy(transform(input));
  EXPECT_LE(std::abs(static_cast<long double>((found - expected) / expected)), bound_);
}

TEST_P(TransformProperties, ItIsLinear) {
  const WideArray x = random_input();
  const WideArray y = random_input();
  WideArray sum(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    sum[i] = {x[i].re + 2 * y[i].re, x[i].im + 2 * y[i].im};
  }
  const WideArray of_x = transform(x);
  const WideArray of_y = transform(y);
  WideArray expected(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    expected[i] = {of_x[i].re + 2 * of_y[i].re, of_x[i].im + 2 * of_y[i].im};
  }
  EXPECT_LE(testing::relative_error(transform(sum), expected), bound_);
}

TEST_P(TransformProperties, AShiftOfTheInputTurnsThePhases) {
  const std::int64_t n = spec_.sizes().back();
  const std::int64_t rows = static_cast<std::int64_t>(random_input().size()) / n;
  const std::int64_t shift = std::uniform_int_distribution<std::int64_t>(0, n - 1)(random_);
  const WideArray input = random_input();
  WideArray shifted(input.size());
  WideArray expected = transform(input);
  for (std::int64_t i = 0; i < rows * n; ++i) {
    const std::int64_t k = i % n;
    shifted[static_cast<std::size_t>(i - k + (k + shift) % n)] = input[static_cast<std::size_t>(i)];
    WideComplex& value = expected[static_cast<std::size_t>(i)];
    value = times(value, turned_back(k * shift, n));
  }
  EXPECT_LE(testing::relative_error(transform(shifted), expected), bound_);
}

TEST_P(TransformProperties, OfRealInputTheSpectrumIsHermitian) {
  WideArray input = random_input();
  for (WideComplex& value : input) value.im = 0;
  const WideArray found = transform(input);
  WideArray mirrored(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    std::size_t mirror = 0;
    std::size_t rest = i;
    std::size_t stride = 1;
    for (std::size_t d = spec_.sizes().size(); d-- > 0;) {
      const auto size = static_cast<std::size_t>(spec_.sizes()[d]);
      mirror += (size - rest % size) % size * stride;
      rest /= size;
      stride *= size;
    }
    mirrored[mirror] = {found[i].re, -found[i].im};
  }
  EXPECT_LE(testing::relative_error(found, mirrored), bound_);
}

TEST_P(TransformProperties, SingleOutputsAreThoseOfTheDefiningSum) {
  if (spec_.sizes().size() > 1) return;  // whole arrays: transform_matrix_test
  const std::int64_t n = spec_.sizes().back();
  const WideArray input = random_input();
  const WideArray found = transform(input);
  const Wide scale = energy(found) / Wide(n);
  for (int i = 0; i < 4; ++i) {
    const std::int64_t k = std::uniform_int_distribution<std::int64_t>(0, n - 1)(random_);
    WideComplex sum;
    for (std::int64_t j = 0; j < n; ++j) {
      const WideComplex term = times(input[static_cast<std::size_t>(j)], turned_back(j * k % n, n));
      sum = {sum.re + term.re, sum.im + term.im};
    }
    const Wide re = found[static_cast<std::size_t>(k)].re - sum.re;
    const Wide im = found[static_cast<std::size_t>(k)].im - sum.im;
    const auto error = std::sqrt(static_cast<long double>((re * re + im * im) / scale));
    EXPECT_LE(error, 4 * bound_) << "output " << k;
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, TransformProperties,
                         ::testing::Values("fft_1d_1", "fft_1d_2", "fft_1d_97", "fft_1d_1024",
                                           "fft_1d_44100", "fft_1d_65536", "fft_2d_6x35",
                                           "fft_3d_4x5x6"),
                         [](const auto& info) { return info.param; });

}  // namespace
}  // namespace dase
