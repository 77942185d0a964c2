// SPDX-License-Identifier: MIT
//
// The header of the cache first, then C's complex numbers, then FFTW: the other order than
// legacy_test.cpp's. Sorting these includes would take the test its point.
// clang-format off
#include "dase/fftw_wisdom_cache.hpp"
#include <complex.h>
#include <fftw3.h>
// clang-format on

#include <gtest/gtest.h>

#include <cstdlib>

#include "support/fresh_process.hpp"
#include "support/temp_dir.hpp"

namespace dase {
namespace {

TEST(LegacyIncludes, ServeInAnyOrderWithTheDefaultsOfTheOldCalls) {
  testing::TempDir root;
  EXPECT_EQ(testing::in_fresh_process([&](std::ostream& out) {
              ::setenv("DASE_CACHE_ROOT", root.string().c_str(), 1);
              const int nx = 8;
              const int ny = 6;
              fftw_complex* in = fftw_alloc_complex(nx * ny);
              fftw_complex* to = fftw_alloc_complex(nx * ny);
              fftw_plan plan =
                  FFTWWisdomCache::create_plan_with_cache(nx, ny, in, to, "fft_2d_8x6");
              fftw_plan same = FFTWWisdomCache::create_plan_with_cache(nx, ny, in, to, "fft_2d_8x6",
                                                                       FFTW_FORWARD, FFTW_MEASURE);
              for (int i = 0; i < nx * ny; ++i) {
                in[i][0] = i == 1 ? 1.0 : 0.0;
                in[i][1] = 0.0;
              }
              fftw_execute(plan);
              // Of a unit at y = 1 the forward transform is exp(-2 pi i ky / ny): below zero.
              out << (to[1][1] < 0 ? "forward " : "backward ")
                  << FFTWWisdomCache::process_cache().statistics().memory_hits;
              fftw_destroy_plan(plan);
              fftw_destroy_plan(same);
              fftw_free(in);
              fftw_free(to);
            }),
            "forward 1");
}

}  // namespace
}  // namespace dase
