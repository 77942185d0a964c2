// SPDX-License-Identifier: MIT
#include <fftw3.h>
#include <gtest/gtest.h>

#include <array>

#include "planner/fftw_api.hpp"
#include "planner/native_plan.hpp"
#include "planner/planner_table.hpp"
#include "support/fftw_planner.hpp"
#include "support/fresh_process.hpp"

// What the planner relies on for real, split and large transforms. Seen on FFTW 3.3.10.

namespace dase {
namespace {

using testing::in_fresh_process;
using testing::OwnedPlan;

alignas(64) std::array<double, 512> in;
alignas(64) std::array<double, 512> out;

TEST(FftwFacts, HalfComplexToRealKeepsItsInputUnderPreserve) {
  testing::init_fftw();
  for (int n = 1; n <= 200; ++n) {
    const OwnedPlan plan(
        fftw_plan_r2r_1d(n, in.data(), out.data(), FFTW_HC2R, FFTW_ESTIMATE | FFTW_PRESERVE_INPUT));
    ASSERT_TRUE(plan) << n;
    for (int i = 0; i < n; ++i) in[static_cast<std::size_t>(i)] = i + 0.5;
    const auto before = in;
    fftw_execute(plan.get());
    EXPECT_EQ(in, before) << n;
  }
}

TEST(FftwFacts, WisdomMadeWithoutAFlagServesTheDefaultFlagWrittenOut) {
  EXPECT_EQ(
      in_fresh_process([](std::ostream& text) {
        testing::init_fftw();
        auto* complex_in = reinterpret_cast<fftw_complex*>(in.data());
        auto* complex_out = reinterpret_cast<fftw_complex*>(out.data());
        const auto forward = [&](unsigned flags) {
          return OwnedPlan(fftw_plan_dft_1d(48, complex_in, complex_out, FFTW_FORWARD, flags));
        };
        const auto to_real = [&](unsigned flags) {
          return OwnedPlan(fftw_plan_dft_c2r_1d(48, complex_in, out.data(), flags));
        };
        forward(FFTW_MEASURE);
        to_real(FFTW_MEASURE);
        text << (forward(FFTW_WISDOM_ONLY | FFTW_PRESERVE_INPUT) != nullptr)
             << (to_real(FFTW_WISDOM_ONLY | FFTW_DESTROY_INPUT) != nullptr)
             << (to_real(FFTW_WISDOM_ONLY | FFTW_PRESERVE_INPUT) != nullptr);
      }),
      "110");
}

TEST(FftwFacts, ASplitPlanIsWrongOnArraysThatLieOtherwiseApartThanPlanned) {
  testing::init_fftw();
  const fftw_iodim64 one{1, 1, 1};
  const OwnedPlan plan(fftw_plan_guru64_split_dft(1, &one, 0, nullptr, &in[0], &in[64], &out[0],
                                                  &out[64], FFTW_ESTIMATE));
  ASSERT_TRUE(plan);
  in.fill(0);
  in[128] = 5;  // the imaginary part, elsewhere
  fftw_execute_split_dft(plan.get(), &in[0], &in[128], &out[0], &out[128]);
  EXPECT_NE(out[128], 5);
}

TEST(FftwFacts, WisdomForOneSeparationOfSplitArraysDoesNotServeAnother) {
  EXPECT_EQ(in_fresh_process([](std::ostream& text) {
              testing::init_fftw();
              const fftw_iodim64 line{48, 1, 1};
              const auto plan = [&](std::size_t apart, unsigned flags) {
                return OwnedPlan(fftw_plan_guru64_split_dft(
                    1, &line, 0, nullptr, &in[0], &in[apart], &out[0], &out[apart], flags));
              };
              plan(64, FFTW_MEASURE);
              text << (plan(64, FFTW_WISDOM_ONLY) != nullptr)
                   << (plan(128, FFTW_WISDOM_ONLY) != nullptr);
            }),
            "10");
}

TEST(FftwFacts, TransformsBeyondTwoToThe31ElementsArePlannedOnAddressesWithoutMemory) {
  for (const PlanSpec& spec :
       {PlanSpec::dft({2048, 2048, 2048}), PlanSpec::rdft({4096, 1024, 1024}),
        PlanSpec::r2r(RealKind::kDct2, {2048, 2048, 1024}), PlanSpec::dft({64}).batch(1LL << 26),
        PlanSpec::dft({2048, 2048, 1024}).split()}) {
    const PlannerLock lock;
    fftw_plan_s* plan =
        make_native_plan(lock, spec.rigor(Rigor::kEstimate), addresses(spec, best_placement(spec)),
                         PlanSearch::kAllowed);
    EXPECT_NE(plan, nullptr) << spec.text();
    destroy(lock, plan);
    EXPECT_FALSE(wisdom_holds(lock, spec.threads(2).rigor(Rigor::kExhaustive)));
  }
}

}  // namespace
}  // namespace dase
