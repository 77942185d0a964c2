// SPDX-License-Identifier: MIT
#include "diffusion_wave.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <utility>

#include "grunwald_letnikov.hpp"
#include "solution_check.hpp"
#include "support/temp_dir.hpp"

namespace {

using dase::Planner;
using dase::StatusCode;
using dase::engine::cosine_product;
using dase::engine::DiffusionWave;
using dase::engine::Grid;
using dase::engine::grunwald_letnikov;
using dase::engine::SolutionCheck;
using dase::engine::SpectralTransform;

class DiffusionWaveTest : public ::testing::Test {
 protected:
  SpectralTransform transform(const Grid& grid) {
    auto made = SpectralTransform::make(planner_, grid);
    EXPECT_TRUE(made.ok()) << made.status().message();
    return std::move(made).value();
  }

  DiffusionWave wave(const Grid& grid, std::vector<double> weights) {
    return DiffusionWave::make(transform(grid), std::move(weights), cosine_product(grid)).value();
  }

  double error_after_two(double alpha, double dt) {
    const auto steps = static_cast<std::int64_t>(std::lround(2.0 / dt));
    DiffusionWave run = wave({16, 16}, grunwald_letnikov(alpha, dt, steps).value());
    SolutionCheck check(alpha, dt);
    for (std::int64_t i = 0; i < steps; ++i) {
      EXPECT_TRUE(run.advance().ok());
      check.observe(run);
    }
    EXPECT_EQ(check.steps_checked(), steps);
    return check.largest_error();
  }

  dase::testing::TempDir folder_;
  Planner planner_{folder_.string()};
};

TEST_F(DiffusionWaveTest, halves_its_error_with_the_time_step) {
  for (const double alpha : {1.5, 1.8}) {
    const double coarse = error_after_two(alpha, 0.02);
    const double middle = error_after_two(alpha, 0.01);
    const double fine = error_after_two(alpha, 0.005);
    EXPECT_LT(middle, 0.02);
    EXPECT_GT(fine, 1e-4);
    EXPECT_NEAR(coarse / middle, 2.0, 0.4) << "alpha " << alpha;
    EXPECT_NEAR(middle / fine, 2.0, 0.3) << "alpha " << alpha;
  }
}

TEST_F(DiffusionWaveTest, follows_the_scalar_recurrence_of_its_only_mode) {
  const std::int64_t steps = 40;
  const std::vector<double> w = grunwald_letnikov(1.8, 0.05, steps).value();
  DiffusionWave run = wave({12, 9}, w);
  std::vector<double> v(static_cast<std::size_t>(steps) + 1, 0.0);
  for (std::size_t n = 1; n < v.size(); ++n) {
    double memory = 0.0;
    for (std::size_t k = 1; k < n; ++k) {
      memory += w[k] * v[n - k];
    }
    v[n] = (-2.0 - memory) / (w[0] + 2.0);
    ASSERT_TRUE(run.advance().ok());
    for (std::size_t i = 0; i < run.initial().size(); ++i) {
      ASSERT_NEAR(run.displacement()[i], v[n] * run.initial()[i], 1e-12) << "step " << n;
    }
  }
}

TEST_F(DiffusionWaveTest, evolves_each_mode_by_its_own_wave_number) {
  const Grid grid{8, 10};
  std::vector<double> field(grid.points());
  for (std::size_t i = 0; i < 8; ++i) {
    for (std::size_t j = 0; j < 10; ++j) {
      const double x = 2.0 * std::acos(-1.0) * static_cast<double>(i) / 8.0;
      const double y = 2.0 * std::acos(-1.0) * static_cast<double>(j) / 10.0;
      field[i * 10 + j] = std::sin(2.0 * x) * std::cos(3.0 * y);
    }
  }
  auto run = DiffusionWave::make(transform(grid), {50.0}, field);
  ASSERT_TRUE(run.ok()) << run.status().message();
  ASSERT_TRUE(run.value().advance().ok());
  const double lambda = 2.0 * 2.0 + 3.0 * 3.0;
  for (std::size_t i = 0; i < field.size(); ++i) {
    EXPECT_NEAR(run.value().displacement()[i], field[i] * (50.0 / (50.0 + lambda) - 1.0), 1e-13);
  }
}

TEST_F(DiffusionWaveTest, keeps_a_constant_field) {
  const Grid grid{5, 7};
  auto run = DiffusionWave::make(transform(grid), grunwald_letnikov(1.5, 0.1, 10).value(),
                                 std::vector<double>(grid.points(), 3.0));
  for (int step = 0; step < 10; ++step) {
    ASSERT_TRUE(run.value().advance().ok());
  }
  for (std::size_t i = 0; i < grid.points(); ++i) {
    EXPECT_NEAR(run.value().displacement()[i], 0.0, 1e-12);
  }
}

TEST_F(DiffusionWaveTest, refuses_a_step_beyond_its_weights) {
  DiffusionWave run = wave({4, 4}, {1.0});
  EXPECT_EQ(run.displacement(), nullptr);
  ASSERT_TRUE(run.advance().ok());
  EXPECT_EQ(run.advance().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(run.steps_taken(), 1);
}

TEST_F(DiffusionWaveTest, refuses_a_field_of_another_size_and_an_empty_kernel) {
  EXPECT_EQ(DiffusionWave::make(transform({4, 4}), {1.0}, std::vector<double>(15)).status().code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(DiffusionWave::make(transform({4, 4}), {}, std::vector<double>(16)).status().code(),
            StatusCode::kInvalidArgument);
}

TEST_F(DiffusionWaveTest, fails_its_check_once_a_value_is_not_finite) {
  DiffusionWave run = wave({4, 4}, {std::nan("")});
  ASSERT_TRUE(run.advance().ok());
  SolutionCheck check(1.8, 0.01);
  check.observe(run);
  EXPECT_TRUE(std::isinf(check.largest_error()));
  EXPECT_FALSE(check.passed());
}

TEST_F(DiffusionWaveTest, does_not_pass_a_check_that_saw_no_step_within_reach) {
  DiffusionWave run = wave({4, 4}, {1.0});
  ASSERT_TRUE(run.advance().ok());
  SolutionCheck check(1.8, 100.0);
  check.observe(run);
  EXPECT_EQ(check.steps_checked(), 0);
  EXPECT_FALSE(check.passed());
}

}  // namespace
