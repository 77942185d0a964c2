// SPDX-License-Identifier: MIT
//
// What people hear of plans whose wisdom cannot be kept.
#include <gtest/gtest.h>

#include <complex>
#include <string>
#include <vector>

#include "dase/fftw_wisdom_cache.hpp"
#include "support/files.hpp"
#include "support/temp_dir.hpp"

namespace dase {
namespace {

class UnwritableRoot : public ::testing::Test {
 protected:
  /// `n` of its own for each test: what a process planned once it does not keep again.
  std::vector<std::string> warnings_of_two_plans(const std::string& root, std::int64_t n) {
    std::vector<std::string> warnings;
    StoreOptions options;
    options.warn = [&](const std::string& text) { warnings.push_back(text); };
    FFTWWisdomCache cache(root, options);
    std::vector<std::complex<double>> in(n);
    std::vector<std::complex<double>> out(n);
    const PlanSpec forward = PlanSpec::dft({n}).rigor(Rigor::kEstimate);
    for (const PlanSpec& spec : {forward, forward.backward()}) {
      EXPECT_TRUE(cache.plan(spec, in.data(), out.data()).ok());
    }
    return warnings;
  }

  testing::TempDir folder_;
};

TEST_F(UnwritableRoot, AFileInItsPlaceIsToldOnceWithWhatToDo) {
  const std::string file = (folder_ / "file").string();
  testing::write_file(file, "");
  const auto warnings = warnings_of_two_plans(file, 96);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_NE(warnings[0].find(file), std::string::npos);
  EXPECT_NE(warnings[0].find("DASE_CACHE_ROOT"), std::string::npos);
}

TEST_F(UnwritableRoot, AFolderThatCannotBeMadeIsToldOnceWithWhatToDo) {
  const auto warnings = warnings_of_two_plans("/proc/dase-cache-unwritable", 98);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_NE(warnings[0].find("cannot be written to"), std::string::npos);
  EXPECT_NE(warnings[0].find("DASE_CACHE_ROOT"), std::string::npos);
}

}  // namespace
}  // namespace dase
