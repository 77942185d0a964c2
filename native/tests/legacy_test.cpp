// SPDX-License-Identifier: MIT
#include <fftw3.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>

#include "dase/fftw_wisdom_cache.hpp"
#include "support/fftw_planner.hpp"
#include "support/files.hpp"
#include "support/fresh_process.hpp"
#include "support/temp_dir.hpp"

namespace dase {
namespace {

using testing::in_fresh_process;
using testing::TempDir;

constexpr std::size_t kPoints = 512;

/// Arrays as the callers of the old system held them, in a process with this default root.
class LegacyCaller {
 public:
  explicit LegacyCaller(const TempDir& root)
      : in_(fftw_alloc_complex(kPoints)), out_(fftw_alloc_complex(kPoints)) {
    ::setenv("DASE_CACHE_ROOT", root.string().c_str(), 1);
    for (std::size_t i = 0; i < kPoints; ++i) in_[i][0] = in_[i][1] = out_[i][0] = 1.0;
  }
  ~LegacyCaller() {
    fftw_free(in_);
    fftw_free(out_);
  }

  fftw_complex* in() const { return in_; }
  fftw_complex* out() const { return out_; }

 private:
  fftw_complex* in_;
  fftw_complex* out_;
};

std::string errors_without(fftw_plan plan) {
  return plan != nullptr ? "a plan" : FFTWWisdomCache::last_error();
}

TEST(LegacyCalls, PlanInOneTwoThreeAndAnyNumberOfDimensions) {
  TempDir root;
  EXPECT_EQ(
      in_fresh_process([&](std::ostream& out) {
        const LegacyCaller caller(root);
        const int sizes[] = {2, 3, 2, 5};
        for (const fftw_plan plan :
             {FFTWWisdomCache::create_plan_with_cache(16, caller.in(), caller.out(), "fft_1d_16"),
              FFTWWisdomCache::create_plan_with_cache(6, 10, caller.in(), caller.out(),
                                                      "fft_2d_6x10", FFTW_BACKWARD, FFTW_ESTIMATE),
              FFTWWisdomCache::create_plan_with_cache(4, 4, 6, caller.in(), caller.in(),
                                                      "fft_3d_4x4x6"),
              FFTWWisdomCache::create_plan_with_cache(4, sizes, caller.in(), caller.out(),
                                                      "fft_4d_2x3x2x5")}) {
          if (plan == nullptr) {
            out << FFTWWisdomCache::last_error();
            continue;
          }
          fftw_execute(plan);
          out << caller.out()[0][0] << ' ';
          fftw_destroy_plan(plan);
        }
      }),
      // sums of ones; the third transform goes in place, and its sum is all that the fourth one
      // finds
      "16 60 60 96 ");
}

TEST(LegacyCalls, UseTheCacheAtTheDefaultRoot) {
  TempDir root;
  for (const std::string expected : {"planned 1 store 0", "planned 0 store 1"}) {
    EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
                const LegacyCaller caller(root);
                FFTWWisdomCache::destroy_plan(FFTWWisdomCache::create_plan_with_cache(
                    8, 6, caller.in(), caller.out(), "fft_2d_8x6"));
                const auto statistics = FFTWWisdomCache::process_cache().statistics();
                out << "planned " << statistics.planned << " store " << statistics.store_hits;
              }),
              expected);
  }
}

TEST(LegacyCalls, AnswerNullAndTheReasonToWhatDoesNotFit) {
  TempDir root;
  const std::string errors = in_fresh_process([&](std::ostream& out) {
    const LegacyCaller caller(root);
    fftw_complex* const in = caller.in();
    fftw_complex* const to = caller.out();
    const int size = 8;
    using Cache = FFTWWisdomCache;
    out << errors_without(Cache::create_plan_with_cache(8, 6, in, to, "fft_2d_6x8")) << '\n'
        << errors_without(Cache::create_plan_with_cache(8, 6, in, to, "rfft_2d_8x6")) << '\n'
        << errors_without(Cache::create_plan_with_cache(8, 6, in, to, "")) << '\n'
        << errors_without(Cache::create_plan_with_cache(8, 6, nullptr, to, "fft_2d_8x6")) << '\n'
        << errors_without(Cache::create_plan_with_cache(8, 6, in, to, "fft_2d_8x6", 0)) << '\n'
        << errors_without(Cache::create_plan_with_cache(8, in, to, "fft_1d_8", -1, FFTW_UNALIGNED))
        << '\n'
        << errors_without(Cache::create_plan_with_cache(-8, in, to, "fft_1d_8")) << '\n'
        << errors_without(Cache::create_plan_with_cache(1 << 30, 1 << 30, 1 << 30, in, to, "k"))
        << '\n'
        << errors_without(Cache::create_plan_with_cache(2, nullptr, in, to, "fft_2d_8x6")) << '\n'
        << errors_without(Cache::create_plan_with_cache(1 << 30, &size, in, to, "fft_1d_8"))
        << '\n';
  });
  EXPECT_THAT(errors, ::testing::ContainsRegex(
                          "'fft_2d_6x8' does not fit.*\n.*'rfft_2d_8x6' does not fit.*\n"
                          ".*key is empty.*\n.*null.*\nsign 0 .*\nflags 2 .*\n.*positive.*\n"
                          ".*2\\^63-1 bytes.*\nno sizes.*\n.*rank 1 to 32.*\n"));
}

TEST(LegacyCalls, SaveAndLoadAllOfFftwsMemory) {
  TempDir root;
  const std::string path = (root / "all.wisdom").string();
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              const LegacyCaller caller(root);
              FFTWWisdomCache::destroy_plan(FFTWWisdomCache::create_plan_with_cache(
                  8, 6, caller.in(), caller.out(), "fft_2d_8x6"));
              out << FFTWWisdomCache::save_wisdom(path);
              out << FFTWWisdomCache::save_wisdom((root / "missing/all.wisdom").string())
                  << (FFTWWisdomCache::last_error().find("missing") != std::string::npos);
            }),
            "101");
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              const testing::Transform same{{8, 6}, FFTW_FORWARD, false, FFTW_MEASURE};
              out << same.is_known() << FFTWWisdomCache::load_wisdom(path) << same.is_known();
            }),
            "011");
}

TEST(LegacyCalls, NeverReplaceAFifoOrAFolderByAFile) {
  TempDir root;
  ASSERT_EQ(::mkfifo((root / "fifo").c_str(), 0600), 0);
  std::filesystem::create_symlink("fifo", root / "link");
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              for (const char* name : {"fifo", "link", "."}) {
                out << FFTWWisdomCache::save_wisdom((root / name).string())
                    << (FFTWWisdomCache::last_error().find("FIFO") != std::string::npos) << ' ';
              }
            }),
            "01 01 01 ");
  EXPECT_TRUE(std::filesystem::is_fifo(root / "fifo"));
  EXPECT_TRUE(std::filesystem::is_symlink(root / "link"));
}

TEST(LegacyCalls, CloseTheirCountsOfUseWhenTheProcessEnds) {
  TempDir root;
  const testing::ChildEnd end = testing::run_in_child(
      [&](int) -> int {
        const LegacyCaller caller(root);
        FFTWWisdomCache::destroy_plan(
            FFTWWisdomCache::create_plan_with_cache(8, caller.in(), caller.out(), "fft_1d_8"));
        std::exit(0);
      },
      /*cpu_ms=*/60'000);
  EXPECT_EQ(end.signal, 0);
  const auto files = testing::files_under(root / ".store/stats");
  ASSERT_EQ(files.size(), 1u);
  EXPECT_NE(testing::read_file(files[0]).find("\"closed\":1"), std::string::npos);
}

TEST(LegacyCalls, RefuseToLoadWhatWouldHarmFftw) {
  TempDir root;
  testing::write_file(root / "range.wisdom",
                      "(fftw-3.3.10 fftw_wisdom #x0 #x0 #x0 #x0\n"
                      "  (fftw_codelet_n1_2 0 #xfffffff #x0 #x0 #x0 #x0 #x0 #x0)\n)\n");
  testing::write_file(root / "other.wisdom", "(fftw-3.3.9 fftw_wisdom #x1 #x2 #x3 #x4\n)\n");
  ASSERT_EQ(::mkfifo((root / "fifo").c_str(), 0600), 0);
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              for (const char* name : {"range.wisdom", "other.wisdom", "fifo", "none", ""}) {
                out << FFTWWisdomCache::load_wisdom((root / name).string())
                    << FFTWWisdomCache::last_error().empty() << ' ';
              }
            }),
            "00 00 00 00 00 ");
}

}  // namespace
}  // namespace dase
