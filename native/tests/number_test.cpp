// SPDX-License-Identifier: MIT
#include "base/number.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <string>

namespace {

using dase::format_number;
using Limits = std::numeric_limits<double>;

TEST(FormatNumber, ReproducesEveryLineOfTheSharedVectors) {
  std::ifstream vectors(DASE_SOURCE_DIR "/wisdom/numbers.tsv");
  int lines = 0;
  for (std::string bits, text; vectors >> bits >> text; ++lines) {
    const std::uint64_t pattern = std::stoull(bits, nullptr, 16);
    double value = 0;
    std::memcpy(&value, &pattern, sizeof value);
    EXPECT_EQ(format_number(value), text) << bits;
  }
  EXPECT_GT(lines, 500);
}

TEST(FormatNumber, LaysOutAsEcmaScript) {
  EXPECT_EQ(format_number(1000), "1000");
  EXPECT_EQ(format_number(1e-5), "0.00001");
  EXPECT_EQ(format_number(1e-7), "1e-7");
  EXPECT_EQ(format_number(1e21), "1e+21");
  EXPECT_EQ(format_number(-0.0), "0");
}

TEST(FormatNumber, RoundsAPowerOfTwoFromItsExactValue) {
  EXPECT_EQ(format_number(0x1p-44), "5.6843418860808015e-14");
}

TEST(FormatNumber, RefusesWhatIsNotFinite) {
  EXPECT_THROW(format_number(Limits::quiet_NaN()), std::invalid_argument);
  EXPECT_THROW(format_number(Limits::infinity()), std::invalid_argument);
  EXPECT_THROW(format_number(-Limits::infinity()), std::invalid_argument);
}

}  // namespace
