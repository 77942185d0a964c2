// SPDX-License-Identifier: MIT
#include "mittag_leffler.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using dase::StatusCode;
using dase::engine::mittag_leffler;
using dase::engine::mittag_leffler_reach;

struct Reference {
  double alpha;
  double z;
  double value;
};

// The power series summed with 60 digits (mpmath 1.3), at |z|^(1/alpha) = 0.5, 2, 5 and 9.5.
constexpr Reference kReferences[] = {
    {0.5, -0.7071067811865476, 0.52315658373024672458},
    {0.5, -1.4142135623730951, 0.3362040024463411957},
    {0.5, -2.23606797749979, 0.23232629437646506459},
    {0.5, -3.082207001484488, 0.17463628325953486868},
    {1.2, -0.43527528164806206, 0.66273092542818621846},
    {1.2, -2.2973967099940698, 0.032002093224995475106},
    {1.2, -6.898648307306074, -0.052660636034478743607},
    {1.2, -14.90281555209247, -0.013569197096665917576},
    {1.5, -0.3535533905932738, 0.75404880386935692819},
    {1.5, -2.8284271247461903, -0.1493638950240637215},
    {1.5, -11.180339887498949, -0.064447308950367058754},
    {1.5, -29.280966514102637, -0.013711661485227995571},
    {1.8, -0.2871745887492587, 0.83477052532615195194},
    {1.8, -3.4822022531844965, -0.328130425148961247},
    {1.8, -18.11949159194239, 0.090523784801567241521},
    {1.8, -57.53107505109113, -0.21569732727443352309},
    {1.9, -0.2679433656340733, 0.85734949061976378256},
    {1.9, -3.7321319661472296, -0.37665082114041587111},
    {1.9, -21.28349806301961, 0.18281338907154465256},
    {1.9, -72.05677985700562, -0.48110323907734031103},
};

TEST(MittagLeffler, agrees_with_sixty_digit_references) {
  for (const Reference& reference : kReferences) {
    const auto value = mittag_leffler(reference.alpha, reference.z);
    ASSERT_TRUE(value.ok()) << value.status().message();
    EXPECT_NEAR(value.value(), reference.value, 1e-12)
        << "alpha " << reference.alpha << ", z " << reference.z;
  }
}

TEST(MittagLeffler, of_order_one_is_the_exponential) {
  for (double z = -10.0; z <= 10.0; z += 0.37) {
    EXPECT_NEAR(mittag_leffler(1.0, z).value(), std::exp(z), 1e-12 * std::fmax(1.0, std::exp(z)));
  }
}

TEST(MittagLeffler, of_order_two_at_minus_z_squared_is_the_cosine) {
  for (double z = 0.0; z <= 9.99; z += 0.37) {
    EXPECT_NEAR(mittag_leffler(2.0, -z * z).value(), std::cos(z), 1e-12);
  }
}

TEST(MittagLeffler, of_order_one_half_is_the_scaled_complementary_error_function) {
  for (double x = 0.0; x <= 3.1; x += 0.31) {
    EXPECT_NEAR(mittag_leffler(0.5, -x).value(), std::exp(x * x) * std::erfc(x), 1e-11);
  }
}

TEST(MittagLeffler, is_one_at_zero) { EXPECT_EQ(mittag_leffler(1.8, 0.0).value(), 1.0); }

TEST(MittagLeffler, measures_its_reach_as_the_root_of_the_argument) {
  EXPECT_NEAR(mittag_leffler_reach(1.8, -2.0 * std::pow(3.0, 1.8)), std::pow(2.0, 1 / 1.8) * 3.0,
              1e-13);
}

TEST(MittagLeffler, refuses_arguments_where_the_series_cancels) {
  const auto value = mittag_leffler(1.8, -std::pow(10.01, 1.8));
  EXPECT_EQ(value.status().code(), StatusCode::kInvalidArgument);
}

TEST(MittagLeffler, refuses_orders_outside_zero_to_two_and_nan) {
  EXPECT_EQ(mittag_leffler(0.0, -1.0).status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(mittag_leffler(2.01, -1.0).status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(mittag_leffler(std::nan(""), -1.0).status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(mittag_leffler(1.8, std::nan("")).status().code(), StatusCode::kInvalidArgument);
}

}  // namespace
