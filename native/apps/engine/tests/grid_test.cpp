// SPDX-License-Identifier: MIT
#include "grid.hpp"

#include <gtest/gtest.h>

namespace {

using dase::StatusCode;
using dase::engine::Grid;
using dase::engine::squared_wave_number;

TEST(Grid, is_read_from_rows_and_columns) {
  const auto grid = Grid::parse("96x80");
  ASSERT_TRUE(grid.ok()) << grid.status().message();
  EXPECT_EQ(grid->rows, 96);
  EXPECT_EQ(grid->columns, 80);
  EXPECT_EQ(grid->points(), 7680u);
}

TEST(Grid, refuses_what_is_not_two_sides_within_range) {
  for (const char* text :
       {"", "x", "64", "64x", "x64", "64x64x64", "2x64", "64x65537", "-64x64", "+64x64", " 64x64",
        "64X64", "6 4x64", "1e2x64", "99999999999999999999x4"}) {
    EXPECT_EQ(Grid::parse(text).status().code(), StatusCode::kInvalidArgument) << text;
  }
}

TEST(Grid, numbers_its_waves_as_fftw_orders_them) {
  const double even[] = {0, 1, 4, 9, 4, 1};
  for (int i = 0; i < 6; ++i) {
    EXPECT_EQ(squared_wave_number(i, 6), even[i]);
  }
  const double odd[] = {0, 1, 4, 4, 1};
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(squared_wave_number(i, 5), odd[i]);
  }
}

}  // namespace
