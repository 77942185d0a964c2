// SPDX-License-Identifier: MIT
#include "wisdom/fingerprint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>

namespace dase {
namespace {

using ::testing::MatchesRegex;

TEST(SoftFingerprint, NamesTheProcessorTheCachesAndTheThreadBackEnd) {
  EXPECT_THAT(soft_fingerprint(),
              MatchesRegex("[A-Za-z0-9_]+-[0-9]+-[0-9]+-[0-9]+;[0-9]+;[0-9]+;[0-9]+;openmp"));
}

TEST(SoftFingerprint, AgreesWithTheKernelsDescriptionOfTheProcessor) {
  std::ifstream cpuinfo("/proc/cpuinfo");
  std::string vendor;
  std::string family;
  std::string model;
  std::string stepping;
  for (std::string row; std::getline(cpuinfo, row) && !row.empty();) {
    const auto value = row.substr(std::min(row.find(": "), row.size() - 1) + 1);
    if (row.rfind("vendor_id", 0) == 0) vendor = value.substr(1);
    if (row.rfind("cpu family", 0) == 0) family = value.substr(1);
    if (row.rfind("model\t", 0) == 0) model = value.substr(1);
    if (row.rfind("stepping", 0) == 0) stepping = value.substr(1);
  }
  if (vendor.empty()) GTEST_SKIP() << "/proc/cpuinfo names no x86 vendor here";
  EXPECT_THAT(soft_fingerprint(),
              ::testing::StartsWith(vendor + "-" + family + "-" + model + "-" + stepping + ";"));
}

// Reference: printf 'HARD\nSOFT' | sha256sum | cut -c 1-16
TEST(VariantId, IsTheBeginningOfTheDigestOfBothParts) {
  EXPECT_EQ(variant_id("fftw-3.3.10 fftw_wisdom #x458a31c8 #x92381c4c #x4f974889 #xcd46f97e",
                       "GenuineIntel-6-143-8;49152;2097152;503316480;openmp"),
            "a22265703f9d0f96");
  EXPECT_EQ(variant_id("", ""), "01ba4719c80b6fe9");
}

TEST(VariantId, DiffersWhenEitherPartDiffers) {
  EXPECT_NE(variant_id("a", "b"), variant_id("a", "c"));
  EXPECT_NE(variant_id("a", "b"), variant_id("c", "b"));
}

}  // namespace
}  // namespace dase
