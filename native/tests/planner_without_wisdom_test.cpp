// SPDX-License-Identifier: MIT
#include <fftw3.h>
#include <gtest/gtest.h>

#include "dase/fftw_wisdom_cache.hpp"
#include "support/arrays.hpp"
#include "support/temp_dir.hpp"

// An FFT library whose wisdom calls do nothing, as in Intel MKL's FFTW interface: these definitions
// take the place of libfftw3's in this program.
extern "C" {
void fftw_export_wisdom(void (*)(char, void*), void*) {}
char* fftw_export_wisdom_to_string() { return nullptr; }
int fftw_import_wisdom_from_string(const char*) { return 0; }
void fftw_forget_wisdom() {}
}

namespace dase {
namespace {

TEST(PlannerWithoutWisdom, PlansCachesNothingAndWarnsOnce) {
  testing::TempDir root;
  int warned = 0;
  StoreOptions options;
  options.warn = [&](const std::string& message) {
    if (message.find("exports no wisdom") != std::string::npos) ++warned;
  };
  FFTWWisdomCache cache(root.string(), options);
  for (const char* text : {"fft_1d_16/forward/out/1/measure", "fft_1d_18/forward/out/1/measure"}) {
    const PlanSpec spec = PlanSpec::parse(text).value();
    const testing::Arrays arrays(spec);
    const Result<Plan> plan = cache.plan(spec, arrays.in(), arrays.out());
    ASSERT_TRUE(plan.ok()) << plan.status().message();
    EXPECT_EQ(plan->source(), PlanSource::kPlanned);
    EXPECT_TRUE(plan->execute(arrays.in(), arrays.out()).ok());
    EXPECT_FALSE(cache.generate({spec}).ok());
  }
  EXPECT_EQ(warned, 1);
  EXPECT_TRUE(cache.store().list("fftw_wisdom").empty());
  EXPECT_EQ(FFTWWisdomCache::fingerprint().hard, "");
}

}  // namespace
}  // namespace dase
