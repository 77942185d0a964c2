// SPDX-License-Identifier: MIT
#include "kernel_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "stored_kernel.hpp"
#include "support/temp_dir.hpp"

namespace {

using dase::StatusCode;
using dase::Store;
using dase::engine::find_kernel;
using dase::engine::grunwald_letnikov;
using dase::engine::Kernel;
using dase::testing::store_kernel;
using dase::testing::store_kernel_bytes;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class KernelSource : public ::testing::Test {
 protected:
  std::string root() const { return folder_.string(); }

  Kernel find(double alpha, double dt, std::int64_t count) {
    Store store(root());
    auto kernel = find_kernel(store, alpha, dt, count);
    EXPECT_TRUE(kernel.ok()) << kernel.status().message();
    return kernel.value();
  }

  dase::testing::TempDir folder_;
};

TEST_F(KernelSource, computes_when_the_store_has_no_kernel) {
  const Kernel kernel = find(1.8, 0.01, 30);
  EXPECT_THAT(kernel.key, IsEmpty());
  EXPECT_EQ(kernel.weights, grunwald_letnikov(1.8, 0.01, 30).value());
}

TEST_F(KernelSource, takes_the_prefix_of_a_longer_kernel) {
  store_kernel(root(), 1.8, 0.01, 50, 3.0);
  const Kernel kernel = find(1.8, 0.01, 30);
  EXPECT_EQ(kernel.key, "kernel_1.8_0.01_50");
  ASSERT_EQ(kernel.weights.size(), 30u);
  const auto weights = grunwald_letnikov(1.8, 0.01, 30).value();
  EXPECT_EQ(kernel.weights.back(), 3.0 * weights.back());
}

TEST_F(KernelSource, takes_a_kernel_that_is_exactly_long_enough) {
  store_kernel(root(), 1.8, 0.01, 30);
  EXPECT_EQ(find(1.8, 0.01, 30).key, "kernel_1.8_0.01_30");
  EXPECT_THAT(find(1.8, 0.01, 31).key, IsEmpty());
}

TEST_F(KernelSource, takes_the_shortest_of_those_that_are_long_enough) {
  for (const std::int64_t n : {1000, 20, 500, 99}) {
    store_kernel(root(), 1.8, 0.01, n);
  }
  EXPECT_EQ(find(1.8, 0.01, 100).key, "kernel_1.8_0.01_500");
}

TEST_F(KernelSource, takes_no_kernel_of_another_order_or_step) {
  store_kernel(root(), 1.85, 0.01, 50);
  store_kernel(root(), 1.8, 0.015, 50);
  store_kernel(root(), 1.5, 0.01, 50);
  EXPECT_THAT(find(1.8, 0.01, 30).key, IsEmpty());
}

TEST_F(KernelSource, passes_over_entries_that_are_no_kernel_and_says_why) {
  const std::vector<double> short_row(40, 1.0);
  store_kernel_bytes(root(), 1.8, 0.01, 40, "not an array");
  store_kernel_bytes(root(), 1.8, 0.01, 41, dase::write_npy_f64(short_row.data(), {40}));
  store_kernel_bytes(root(), 1.8, 0.01, 42, dase::write_npy_f64(short_row.data(), {2, 20}));
  store_kernel(root(), 1.8, 0.01, 43, std::numeric_limits<double>::infinity());
  store_kernel(root(), 1.8, 0.01, 50);
  const Kernel kernel = find(1.8, 0.01, 30);
  EXPECT_EQ(kernel.key, "kernel_1.8_0.01_50");
  EXPECT_THAT(kernel.unusable,
              ElementsAre(HasSubstr("kernel_1.8_0.01_40"), HasSubstr("kernel_1.8_0.01_41"),
                          HasSubstr("kernel_1.8_0.01_42"), HasSubstr("not finite")));
}

TEST_F(KernelSource, refuses_numbers_that_make_no_kernel) {
  Store store(root());
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(find_kernel(store, infinity, 0.01, 10).status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(find_kernel(store, 1.8, 1e-20, 10).status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(find_kernel(store, 1.8, 0.01, 0).status().code(), StatusCode::kInvalidArgument);
}

}  // namespace
