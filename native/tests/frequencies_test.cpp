// SPDX-License-Identifier: MIT
#include "dase/frequencies.hpp"

#include <gtest/gtest.h>

#include <complex>
#include <cstring>
#include <limits>
#include <sstream>
#include <string>

#include "support/files.hpp"

namespace dase {
namespace {

using Row = std::vector<std::string>;
using Sizes = std::vector<std::int64_t>;

/// The lines of wisdom/frequencies.tsv, which numpy made, with this first field.
std::vector<Row> vectors(const std::string& name) {
  std::vector<Row> rows;
  for (const std::string& line :
       testing::read_lines(testing::source_dir() / "wisdom/frequencies.tsv")) {
    std::istringstream fields(line);
    Row row;
    for (std::string field; std::getline(fields, field, '\t');) row.push_back(field);
    if (row.front() == name) rows.push_back(row);
  }
  return rows;
}

std::uint64_t bits(double value) {
  std::uint64_t pattern = 0;
  std::memcpy(&pattern, &value, sizeof value);
  return pattern;
}

double number(const std::string& text) {
  const std::uint64_t pattern = std::stoull(text, nullptr, 16);
  double value = 0;
  std::memcpy(&value, &pattern, sizeof value);
  return value;
}

template <typename T>
std::vector<T> integers(const std::string& field) {
  std::istringstream numbers(field);
  std::vector<T> values;
  for (std::int64_t value = 0; numbers >> value;) values.push_back(static_cast<T>(value));
  return values;
}

void expect_bits(const Result<std::vector<double>>& found, const Row& row) {
  ASSERT_TRUE(found.ok()) << found.status().message();
  std::istringstream fields(row.at(3));
  std::size_t i = 0;
  for (std::string field; fields >> field; ++i) {
    ASSERT_LT(i, found->size());
    EXPECT_EQ(bits(found.value()[i]), bits(number(field))) << row[0] << ' ' << row[1] << ' ' << i;
  }
  EXPECT_EQ(found->size(), i);
}

TEST(Frequencies, EveryLineOfTheSharedVectorsIsReproducedBitForBit) {
  const std::vector<Row> complex = vectors("fftfreq");
  const std::vector<Row> real = vectors("rfftfreq");
  EXPECT_GT(complex.size(), 60u);
  EXPECT_GT(real.size(), 60u);
  for (const Row& row : complex) expect_bits(fftfreq(std::stoi(row[1]), number(row[2])), row);
  for (const Row& row : real) expect_bits(rfftfreq(std::stoi(row[1]), number(row[2])), row);
}

TEST(Frequencies, WhatHasNoFrequenciesIsRefused) {
  using Limits = std::numeric_limits<double>;
  for (const std::int32_t n : {0, -3}) {
    EXPECT_EQ(fftfreq(n).status().code(), StatusCode::kInvalidArgument);
    EXPECT_EQ(rfftfreq(n).status().code(), StatusCode::kInvalidArgument);
  }
  for (const double d : {0.0, 1e-310, Limits::infinity(), Limits::quiet_NaN()}) {
    EXPECT_EQ(fftfreq(4, d).status().code(), StatusCode::kInvalidArgument) << d;
    EXPECT_EQ(rfftfreq(4, d).status().code(), StatusCode::kInvalidArgument) << d;
  }
}

TEST(GoodSize, EveryLineOfTheSharedVectorsIsReproduced) {
  const std::vector<Row> rows = vectors("good_size");
  EXPECT_GT(rows.size(), 200u);
  for (const Row& row : rows) {
    const std::int64_t n = std::stoll(row[1]);
    EXPECT_EQ(good_size(n).value(), std::stoll(row[2])) << n;
    EXPECT_EQ(good_even_size(n).value(), std::stoll(row[3])) << n;
  }
}

TEST(GoodSize, TheLargestSizeIsReachedAndNoneBeyond) {
  EXPECT_EQ(good_size(kMaxGoodSize).value(), kMaxGoodSize);
  EXPECT_EQ(good_even_size(kMaxGoodSize - 1).value(), kMaxGoodSize);
  for (const std::int64_t n : {std::int64_t{0}, std::int64_t{-1}, kMaxGoodSize + 1}) {
    EXPECT_EQ(good_size(n).status().code(), StatusCode::kInvalidArgument) << n;
    EXPECT_EQ(good_even_size(n).status().code(), StatusCode::kInvalidArgument) << n;
  }
}

TEST(FftShift, EveryLineOfTheSharedVectorsIsReproduced) {
  for (const std::string name : {"fftshift", "ifftshift"}) {
    const std::vector<Row> rows = vectors(name);
    EXPECT_GT(rows.size(), 10u);
    for (const Row& row : rows) {
      const Sizes sizes = integers<std::int64_t>(row[1]);
      const auto axes = integers<int>(row[2]);
      const auto expected = integers<std::complex<double>>(row[3]);
      std::vector<std::complex<double>> values(expected.size());
      for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(i);
      const auto moved =
          name == "fftshift" ? fftshift(values, sizes, axes) : ifftshift(values, sizes, axes);
      ASSERT_TRUE(moved.ok()) << moved.status().message();
      EXPECT_EQ(moved.value(), expected) << name << ' ' << row[1] << ", axes " << row[2];
    }
  }
}

TEST(FftShift, EveryAxisMovesUnlessToldOtherwise) {
  const std::vector<float> values{0, 1, 2, 3, 4, 5};
  EXPECT_EQ(fftshift(values, {2, 3}).value(), (std::vector<float>{5, 3, 4, 2, 0, 1}));
  EXPECT_EQ(ifftshift(fftshift(values, {2, 3}).value(), {2, 3}).value(), values);
}

TEST(FftShift, ShapesAndAxesThatDoNotFitAreRefused) {
  const std::vector<double> six(6);
  const std::int64_t huge = std::int64_t{1} << 62;
  for (const Sizes& sizes : {Sizes{}, Sizes{5}, Sizes{2, 4}, Sizes{0, 6}, Sizes{-2, -3},
                             Sizes{huge, huge}, Sizes{6, huge, 4}}) {
    EXPECT_EQ(fftshift(six, sizes).status().code(), StatusCode::kInvalidArgument);
  }
  EXPECT_FALSE(fftshift(std::vector<double>{}, {0}).ok());
  for (const std::vector<int>& axes :
       {std::vector<int>{2}, std::vector<int>{-1}, std::vector<int>{0, 0}}) {
    const Status status = ifftshift(six, {2, 3}, axes).status();
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
    EXPECT_NE(status.message().find("from 0 to 1"), std::string::npos);
  }
}

}  // namespace
}  // namespace dase
