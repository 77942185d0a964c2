// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <array>
#include <complex>
#include <memory>

#include "dase/planner.hpp"
#include "planner/array_memory.hpp"
#include "planner/available_memory.hpp"
#include "support/sanitizers.hpp"
#include "support/temp_dir.hpp"

namespace dase {
namespace {

using Complex = std::complex<double>;

constexpr std::int64_t kSize = 16;
constexpr std::int64_t kTransforms = (std::int64_t{1} << 31) / (16 * kSize) + 4096;

/// Of each transform the input is an impulse: of this height, at this place.
double height_of(std::int64_t transform) { return static_cast<double>(1 + transform % 7); }
std::int64_t place_of(std::int64_t transform) { return transform % kSize; }

TEST(LargeArrays, OverTwoGibibytesAreTransformedToTheLastNumber) {
  if (testing::kAddressSanitizer || testing::kThreadSanitizer) {
    GTEST_SKIP() << "a sanitizer takes more memory and time for this than the test is worth";
  }
  const PlanSpec spec =
      PlanSpec::dft({kSize}).batch(kTransforms).in_place().rigor(Rigor::kEstimate);
  const auto bytes = static_cast<std::size_t>(spec.input_bytes());
  ASSERT_GT(bytes, std::size_t{1} << 31);
  if (available_memory() / 4 * 3 < bytes) {
    GTEST_SKIP() << "needs " << bytes << " bytes and some more; there are " << available_memory();
  }
  const auto release = [bytes](Complex* array) { free_array(array, bytes); };
  const std::unique_ptr<Complex, decltype(release)> memory(
      static_cast<Complex*>(allocate_array(bytes)), release);
  ASSERT_NE(memory, nullptr);
  Complex* const array = memory.get();

  testing::TempDir root;
  Planner planner(root.string());
  PlanOptions serve;
  serve.mode = PlanMode::kServeThenUpgrade;
  const Result<Plan> plan = planner.plan(spec, serve);
  ASSERT_TRUE(plan.ok()) << plan.status().message();

  for (std::int64_t t = 0; t < kTransforms; ++t) array[t * kSize + place_of(t)] = height_of(t);
  ASSERT_TRUE(plan->execute(array, array).ok());

  // An impulse becomes one wave: h exp(-2 pi i j p / n).
  std::array<Complex, kSize> wave;
  for (std::size_t j = 0; j < kSize; ++j) {
    wave[j] = std::polar(1.0, -2 * 3.14159265358979323846 * static_cast<double>(j) / kSize);
  }
  std::int64_t wrong = 0;
  for (std::int64_t t = 0; t < kTransforms; ++t) {
    for (std::int64_t j = 0; j < kSize; ++j) {
      const Complex expected =
          height_of(t) * wave[static_cast<std::size_t>(j * place_of(t) % kSize)];
      const Complex error = array[t * kSize + j] - expected;
      if (!(std::abs(error.real()) + std::abs(error.imag()) < 1e-13)) ++wrong;
    }
  }
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace dase
