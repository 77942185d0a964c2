// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "dase/fftw_wisdom_cache.hpp"
#include "support/temp_dir.hpp"

// The heads that the cache writes, read by a program that knows FFTW alone.

namespace dase {
namespace {

class WisdomProof : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    root_ = new testing::TempDir;
    FFTWWisdomCache cache(root_->string());
    for (const std::string key : {"fft_2d_12x10", "rfft_1d_30"}) {
      std::vector<PlanSpec> specs;
      for (const std::string how :
           {"/forward/out", "/forward/in", "/backward/out", "/backward/in"}) {
        specs.push_back(PlanSpec::parse(key + how + "/1/measure").value());
      }
      ASSERT_TRUE(cache.generate(specs).ok());
    }
  }
  static void TearDownTestSuite() { delete root_; }

  static int prove(const std::string& arguments, const std::string& head_of) {
    std::string command = std::string(DASE_WISDOM_PROOF) + " " + arguments;
    if (!head_of.empty()) {
      command += " --head " + (*root_ / ("fftw_wisdom/" + head_of + ".wisdom")).string();
    }
    return WEXITSTATUS(std::system((command + " >/dev/null 2>&1").c_str()));
  }

  static testing::TempDir* root_;
};

testing::TempDir* WisdomProof::root_ = nullptr;

TEST_F(WisdomProof, AHeadServesItsFourPlans) {
  EXPECT_EQ(prove("--type fft --sizes 12x10", "fft_2d_12x10"), 0);
  EXPECT_EQ(prove("--type rfft --sizes 30", "rfft_1d_30"), 0);
  EXPECT_EQ(prove("--type fft --sizes 12x10 --expect none", "fft_2d_12x10"), 1);
}

TEST_F(WisdomProof, WithoutWisdomThereAreNone) {
  EXPECT_EQ(prove("--type fft --sizes 12x10 --expect none", ""), 0);
  EXPECT_EQ(prove("--type fft --sizes 12x10", ""), 1);
}

TEST_F(WisdomProof, AnotherSizesHeadGivesNone) {
  EXPECT_EQ(prove("--type fft --sizes 12x10 --expect none", "rfft_1d_30"), 0);
}

TEST_F(WisdomProof, AHigherRigorGetsNone) {
  EXPECT_EQ(prove("--type fft --sizes 12x10 --rigor patient --expect none", "fft_2d_12x10"), 0);
}

TEST_F(WisdomProof, RefusesWrongArguments) {
  EXPECT_EQ(prove("--type dct --sizes 8", ""), 2);
  EXPECT_EQ(prove("--type fft --sizes 8x", ""), 2);
  EXPECT_EQ(prove("--type fft", ""), 2);
  EXPECT_EQ(prove("--type fft --sizes 8 --rigor hasty", ""), 2);
}

}  // namespace
}  // namespace dase
