// SPDX-License-Identifier: MIT
#include "grunwald_letnikov.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include "dase/key.hpp"

namespace {

using dase::StatusCode;
using dase::engine::grunwald_letnikov;
using testing::ElementsAre;
using testing::HasSubstr;
using Limits = std::numeric_limits<double>;

constexpr std::int64_t kLongest = 5000;

/// The distance in ulps of the double at or below `exact` in magnitude, to about 1/1000 ulp.
long double ulps(double actual, long double exact) {
  const long double ulp = std::ldexp(1.0L, std::ilogb(exact) - (Limits::digits - 1));
  return std::fabs(actual - exact) / ulp;
}

void expect_golden(double alpha, double dt) {
  const auto key = dase::kernel_key(alpha, dt, kLongest);
  std::ifstream golden(DASE_SOURCE_DIR "/wisdom/golden/kernels/" + key.value() + ".tsv");
  const auto weights = grunwald_letnikov(alpha, dt, kLongest);
  ASSERT_TRUE(weights.ok()) << weights.status().message();
  ASSERT_EQ(weights.value().size(), static_cast<std::size_t>(kLongest));
  int compared = 0;
  for (std::string index, text; golden >> index >> text;) {
    if (index == "scale") continue;
    EXPECT_LE(ulps(weights.value()[std::stoul(index)], std::stold(text)), 1.0L)
        << key.value() << ", k = " << index;
    ++compared;
  }
  EXPECT_GT(compared, 130);
}

TEST(GrunwaldLetnikov, is_within_one_ulp_of_the_golden_files) {
  for (const double alpha : {1.5, 1.8, 1.9}) {
    EXPECT_EQ(grunwald_letnikov(0, 0.1, 10).status().message(), "alpha is 0; expected 1e-10 to 10");
    for (const double dt : {0.001, 0.01, 0.1}) expect_golden(alpha, dt);
  }
}

TEST(GrunwaldLetnikov, of_order_two_is_the_second_difference) {
  EXPECT_THAT(grunwald_letnikov(2, 0.5, 4).value(), ElementsAre(4, -8, 4, 0));
}

TEST(GrunwaldLetnikov, names_the_argument_out_of_range) {
  for (const double alpha : {0.0, -1.0, 10.5, Limits::quiet_NaN()}) {
    const auto status = grunwald_letnikov(alpha, 0.1, 10).status();
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
    EXPECT_THAT(status.message(), HasSubstr("alpha is"));
  }
  EXPECT_EQ(grunwald_letnikov(0, 0.1, 10).status().message(), "alpha is 0; expected 1e-10 to 10");
  for (const double dt : {0.0, -1.0, Limits::infinity(), Limits::quiet_NaN()}) {
    EXPECT_THAT(grunwald_letnikov(1.5, dt, 10).status().message(), HasSubstr("dt is"));
  }
  for (const std::int64_t n : {std::int64_t{0}, std::int64_t{-5}, std::int64_t{1} << 28}) {
    EXPECT_THAT(grunwald_letnikov(1.5, 0.1, n).status().message(), HasSubstr("n is"));
  }
}

}  // namespace
