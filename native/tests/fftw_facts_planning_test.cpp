// SPDX-License-Identifier: MIT
//
// What FFTW's planner looks up, keeps and overwrites. Seen on FFTW 3.3.10.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdint>
#include <string>
#include <vector>

#include "support/child.hpp"
#include "support/fftw_planner.hpp"
#include "wisdom/wisdom_merge.hpp"
#include "wisdom/wisdom_text.hpp"

namespace dase {
namespace {

using testing::OwnedPlan;
using testing::Transform;

constexpr int kPoints = 64;
constexpr unsigned kProbe = FFTW_MEASURE | FFTW_WISDOM_ONLY;

Transform square(unsigned rigor) { return {{24, 30}, FFTW_FORWARD, false, rigor}; }

std::string text_of(const OwnedPlan& plan) {
  const std::unique_ptr<char, decltype(&std::free)> text(fftw_sprint_plan(plan.get()), &std::free);
  return text.get();
}

struct FreeComplex {
  void operator()(fftw_complex* data) const { fftw_free(data); }
};
using Buffer = std::unique_ptr<fftw_complex[], FreeComplex>;

Buffer ones() {
  Buffer data(fftw_alloc_complex(kPoints + 1));
  for (int i = 0; i <= kPoints; ++i) data[static_cast<std::size_t>(i)][0] = 1;
  return data;
}

/// Wisdom for one out-of-place forward transform of 64 points at MEASURE, default flags.
class FftwProblem : public ::testing::Test {
 protected:
  void SetUp() override {
    testing::init_fftw();
    fftw_forget_wisdom();
    ASSERT_TRUE(plan(FFTW_MEASURE));
    ASSERT_TRUE(plan(kProbe));
  }

  OwnedPlan plan(unsigned flags, int sign = FFTW_FORWARD) {
    return OwnedPlan(fftw_plan_dft_1d(kPoints, in_.get(), out_.get(), sign, flags));
  }

  Buffer in_ = ones();
  Buffer out_ = ones();
};

TEST_F(FftwProblem, HoldsTheSize) {
  EXPECT_FALSE(OwnedPlan(fftw_plan_dft_1d(32, in_.get(), out_.get(), FFTW_FORWARD, kProbe)));
}

TEST_F(FftwProblem, HoldsTheSign) { EXPECT_FALSE(plan(kProbe, FFTW_BACKWARD)); }

TEST_F(FftwProblem, HoldsThePlacement) {
  EXPECT_FALSE(OwnedPlan(fftw_plan_dft_1d(kPoints, in_.get(), in_.get(), FFTW_FORWARD, kProbe)));
}

TEST_F(FftwProblem, HoldsTheStrides) {
  const int n = kPoints / 2;
  EXPECT_FALSE(OwnedPlan(fftw_plan_many_dft(1, &n, 1, in_.get(), nullptr, 2, 0, out_.get(), nullptr,
                                            1, 0, FFTW_FORWARD, kProbe)));
}

TEST_F(FftwProblem, HoldsTheAlignmentOfThePointers) {
  auto* in = reinterpret_cast<fftw_complex*>(&in_[0][1]);
  ASSERT_NE(fftw_alignment_of(&in_[0][1]), fftw_alignment_of(&in_[0][0]));
  EXPECT_FALSE(OwnedPlan(fftw_plan_dft_1d(kPoints, in, out_.get(), FFTW_FORWARD, kProbe)));
}

TEST_F(FftwProblem, HoldsWhetherTheInputMayBeDestroyed) {
  EXPECT_TRUE(plan(kProbe | FFTW_PRESERVE_INPUT)) << "the default of a complex transform";
  EXPECT_FALSE(plan(kProbe | FFTW_DESTROY_INPUT));
}

TEST_F(FftwProblem, HoldsWhetherPointersAreAligned) { EXPECT_FALSE(plan(kProbe | FFTW_UNALIGNED)); }

TEST_F(FftwProblem, HoldsTheNumberOfThreads) {
  fftw_plan_with_nthreads(2);
  const bool served = plan(kProbe) != nullptr;
  fftw_plan_with_nthreads(1);
  EXPECT_FALSE(served);
}

TEST_F(FftwProblem, IsProbedWithoutReadingThePointers) {
  auto* in = reinterpret_cast<fftw_complex*>(std::uintptr_t{1} << 12);
  auto* out = reinterpret_cast<fftw_complex*>(std::uintptr_t{1} << 20);
  EXPECT_TRUE(OwnedPlan(fftw_plan_dft_1d(kPoints, in, out, FFTW_FORWARD, kProbe)));
}

TEST_F(FftwProblem, IsProbedWithoutWritingWisdom) {
  const std::string before = testing::export_wisdom();
  plan(kProbe);
  plan(kProbe, FFTW_BACKWARD);
  plan(FFTW_PATIENT | FFTW_WISDOM_ONLY);
  EXPECT_EQ(testing::export_wisdom(), before);
}

TEST_F(FftwProblem, HasNoCostWhenItsPlanCameFromWisdom) {
  fftw_forget_wisdom();
  EXPECT_GT(fftw_cost(plan(FFTW_MEASURE).get()), 0);
  EXPECT_EQ(fftw_cost(plan(kProbe).get()), 0);
}

TEST_F(FftwProblem, CrashesOnArraysOfLessAlignmentThanPlanned) {
  const OwnedPlan made = plan(FFTW_MEASURE);
  const testing::ChildEnd end = testing::run_in_child([&](int) {
    fftw_execute_dft(made.get(), reinterpret_cast<fftw_complex*>(&in_[0][1]),
                     reinterpret_cast<fftw_complex*>(&out_[0][1]));
    return 0;
  });
  if (text_of(made).find("v_") == std::string::npos) GTEST_SKIP() << "no SIMD in " << text_of(made);
  EXPECT_TRUE(end.signal == SIGSEGV || end.exit_code != 0) << end;
}

bool keeps_ones(unsigned flags) {
  const Buffer data = ones();
  const OwnedPlan made(fftw_plan_dft_1d(kPoints, data.get(), data.get(), FFTW_FORWARD, flags));
  return std::all_of(data.get(), data.get() + kPoints,
                     [](const fftw_complex& value) { return value[0] == 1; });
}

TEST(FftwArrays, AreOverwrittenByMeasuring) {
  testing::init_fftw();
  fftw_forget_wisdom();
  EXPECT_FALSE(keeps_ones(FFTW_MEASURE));
}

TEST(FftwArrays, AreKeptByEstimateAndByAProbe) {
  testing::init_fftw();
  fftw_forget_wisdom();
  EXPECT_TRUE(keeps_ones(kProbe)) << "a probe that fails";
  EXPECT_TRUE(keeps_ones(FFTW_ESTIMATE));
  keeps_ones(FFTW_MEASURE);
  EXPECT_TRUE(keeps_ones(kProbe)) << "a probe that succeeds";
}

TEST(FftwLookup, ServesARequestFromItsOwnRigorAndBetter) {
  const std::array<unsigned, 3> rigors = {FFTW_ESTIMATE, FFTW_MEASURE, FFTW_PATIENT};
  for (std::size_t stored = 0; stored < rigors.size(); ++stored) {
    square(rigors[stored]).closure();
    for (std::size_t asked = 0; asked < rigors.size(); ++asked) {
      EXPECT_EQ(square(rigors[asked]).is_known(), stored >= asked)
          << "stored " << stored << ", asked " << asked;
    }
  }
}

TEST(FftwLookup, HoldsMeasureAndPatientOfOneProblemSideBySide) {
  const WisdomText measure = parse_wisdom(square(FFTW_MEASURE).closure()).value();
  const WisdomText patient = parse_wisdom(square(FFTW_PATIENT).closure()).value();
  EXPECT_FALSE(covers(patient, measure));
  EXPECT_FALSE(covers(measure, patient));
}

TEST(FftwLookup, GivesTheMeasuredPlanToAnEstimateRequestWhenBothAreHeld) {
  const std::string estimated = square(FFTW_ESTIMATE).closure();
  const std::string measured = square(FFTW_MEASURE).closure();
  const std::string measured_plan = text_of(square(FFTW_MEASURE).plan(kProbe));
  fftw_forget_wisdom();
  ASSERT_TRUE(testing::import_wisdom(estimated));
  ASSERT_TRUE(testing::import_wisdom(measured));
  EXPECT_EQ(text_of(square(FFTW_ESTIMATE).plan(FFTW_ESTIMATE)), measured_plan);
}

/// `closure` with the flags of `line` on every line.
std::string relabelled(const std::string& closure, const WisdomLine& line) {
  WisdomText text = parse_wisdom(closure).value();
  for (WisdomLine& each : text.lines) {
    each.l = line.l;
    each.u = line.u;
  }
  return print_wisdom(text);
}

// A measured closure's lines do not all carry the flags of the transform itself: solvers ask some
// sub-problems under others.
TEST(FftwLookup, GivesARelabelledEstimatePlanToAMeasureRequest) {
  const std::string estimated = square(FFTW_ESTIMATE).closure();
  const std::string estimated_plan = text_of(square(FFTW_ESTIMATE).plan(FFTW_ESTIMATE));
  const WisdomText measured = parse_wisdom(square(FFTW_MEASURE).closure()).value();
  const bool served =
      std::any_of(measured.lines.begin(), measured.lines.end(), [&](const WisdomLine& line) {
        fftw_forget_wisdom();
        return testing::import_wisdom(relabelled(estimated, line)) &&
               square(FFTW_MEASURE).is_known();
      });
  ASSERT_TRUE(served);
  EXPECT_EQ(text_of(square(FFTW_MEASURE).plan(kProbe)), estimated_plan);
}

TEST(FftwTimeLimit, LeavesNothingThatServesTheTransform) {
  testing::init_fftw();
  fftw_forget_wisdom();
  const Transform transform = square(FFTW_PATIENT);
  fftw_set_timelimit(0);
  const bool planned = transform.plan(FFTW_PATIENT) != nullptr;
  fftw_set_timelimit(FFTW_NO_TIMELIMIT);
  EXPECT_TRUE(planned);
  EXPECT_FALSE(transform.is_known());
}

}  // namespace
}  // namespace dase
