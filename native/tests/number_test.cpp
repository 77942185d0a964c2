// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <fstream>
#include <limits>
#include <string>

#include "dase/key.hpp"

namespace {

using dase::StatusCode;
using Limits = std::numeric_limits<double>;

std::string text_of(double value) {
  const auto text = dase::format_number(value);
  return text.ok() ? text.value() : text.status().message();
}

TEST(FormatNumber, ReproducesEveryLineOfTheSharedVectors) {
  std::ifstream vectors(DASE_SOURCE_DIR "/wisdom/numbers.tsv");
  int lines = 0;
  for (std::string bits, text; vectors >> bits >> text; ++lines) {
    const std::uint64_t pattern = std::stoull(bits, nullptr, 16);
    double value = 0;
    std::memcpy(&value, &pattern, sizeof value);
    EXPECT_EQ(text_of(value), text) << bits;
  }
  EXPECT_GT(lines, 500);
}

TEST(FormatNumber, LaysOutAsEcmaScript) {
  EXPECT_EQ(text_of(1000), "1000");
  EXPECT_EQ(text_of(1e-5), "0.00001");
  EXPECT_EQ(text_of(1e-7), "1e-7");
  EXPECT_EQ(text_of(1e21), "1e+21");
  EXPECT_EQ(text_of(-0.0), "0");
}

TEST(FormatNumber, RoundsAPowerOfTwoFromItsExactValue) {
  EXPECT_EQ(text_of(0x1p-44), "5.6843418860808015e-14");
}

TEST(FormatNumber, RefusesWhatIsNotFinite) {
  EXPECT_EQ(dase::format_number(Limits::quiet_NaN()).status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(dase::format_number(Limits::infinity()).status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(dase::format_number(-Limits::infinity()).status().code(), StatusCode::kInvalidArgument);
}

TEST(KernelKey, NamesOrderStepAndLength) {
  EXPECT_EQ(dase::kernel_key(1.5, 0.01, 1000).value(), "kernel_1.5_0.01_1000");
  EXPECT_EQ(dase::kernel_key(2, 1e-7, 1).value(), "kernel_2_1e-7_1");
}

TEST(KernelKey, RefusesWhatNamesNoKernel) {
  EXPECT_EQ(dase::kernel_key(Limits::quiet_NaN(), 1, 1).status().code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(dase::kernel_key(1, Limits::infinity(), 1).status().code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(dase::kernel_key(1, 1, 0).status().code(), StatusCode::kInvalidArgument);
}

}  // namespace
