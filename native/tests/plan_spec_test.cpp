// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <limits>

#include "dase/plan.hpp"

namespace dase {
namespace {

TEST(PlanSpec, HasACanonicalTextThatReadsBack) {
  const PlanSpec spec =
      PlanSpec::rdft({96, 80}).backward().in_place().threads(2).rigor(Rigor::kPatient);
  EXPECT_EQ(spec.text(), "rfft_2d_96x80/backward/in/2/patient");
  const Result<PlanSpec> read = PlanSpec::parse(spec.text());
  ASSERT_TRUE(read.ok()) << read.status().message();
  EXPECT_EQ(read.value(), spec);
}

TEST(PlanSpec, WritesOnlyWhatIsNotTheDefault) {
  const PlanSpec whole =
      PlanSpec::dft({8, 6}).batch(3).precision(Precision::kFloat).destroy_input().split();
  EXPECT_EQ(
      whole.input_layout({{6, 1}, 48}).output_layout({{7, 1}, 56}).threads(kAutoThreads).text(),
      "fft_2d_8x6_b3_f32/forward/out/auto/measure/destroy/split/o7x1b56");
  EXPECT_EQ(PlanSpec::rdft({8}).backward().destroy_input().text(),
            "rfft_1d_8/backward/out/1/measure");
  EXPECT_EQ(PlanSpec::rdft({8}).backward().preserve_input().text(),
            "rfft_1d_8/backward/out/1/measure/preserve");
}

TEST(PlanSpec, TurnsRoundIntoItsInverse) {
  const PlanSpec kinds = PlanSpec::r2r({RealKind::kDct2, RealKind::kDst1}, {8, 6});
  EXPECT_EQ(kinds.inverse().text(), "dct3-dst1_2d_8x6/forward/out/1/measure");
  EXPECT_EQ(kinds.inverse().inverse(), kinds);
  EXPECT_EQ(PlanSpec::dft({8}).inverse(), PlanSpec::dft({8}).backward());
  EXPECT_EQ(kinds.logical_size(), 16 * 14);
}

TEST(PlanSpec, TellsWhichSidesAreComplex) {
  const PlanSpec there = PlanSpec::rdft({8});
  EXPECT_FALSE(there.input_is_complex());
  EXPECT_TRUE(there.output_is_complex());
  EXPECT_TRUE(there.backward().input_is_complex());
  EXPECT_FALSE(there.backward().output_is_complex());
  EXPECT_TRUE(PlanSpec::dft({8}).input_is_complex());
  EXPECT_FALSE(PlanSpec::r2r({RealKind::kDht}, {8}).output_is_complex());
}

TEST(PlanSpec, GoesBackOutOfPlace) {
  EXPECT_EQ(PlanSpec::dft({8}).in_place().out_of_place(), PlanSpec::dft({8}));
}

TEST(PlanSpec, RefusesATextThatIsNotCanonical) {
  for (const char* text :
       {"", "fft_1d_64", "fft_1d_064/forward/out/1/measure", "fft_1d_64/forward/out/01/measure",
        "fft_1d_64/forward/out/0/measure", "fft_1d_64/sideways/out/1/measure",
        "fft_1d_64/forward/beside/1/measure", "fft_1d_64/forward/out/1/hasty",
        "fft_1d_64/forward/out/1/measure/", "fft_2d_64/forward/out/1/measure",
        "fft_1d_64/forward/out/99999999999999999999/measure", "fft_1d_0/forward/out/1/measure"}) {
    const Result<PlanSpec> read = PlanSpec::parse(text);
    EXPECT_FALSE(read.ok()) << text;
    EXPECT_EQ(read.status().code(), StatusCode::kInvalidArgument) << text;
    EXPECT_FALSE(read.status().message().empty()) << text;
  }
}

TEST(PlanSpec, CountsElementsAndBytesOfEachArray) {
  const PlanSpec complex = PlanSpec::dft({3, 5}).batch(2);
  EXPECT_EQ(complex.input_extent(), 30);
  EXPECT_EQ(complex.output_bytes(), 30 * 16);
  EXPECT_EQ(complex.split().output_bytes(), 30 * 8);
  EXPECT_EQ(complex.precision(Precision::kFloat).output_bytes(), 30 * 8);
}

TEST(PlanSpec, CountsTheHalfSpectrumOfRealTransforms) {
  const PlanSpec forward = PlanSpec::rdft({3, 5});
  EXPECT_EQ(forward.input_bytes(), 15 * 8);
  EXPECT_EQ(forward.output_bytes(), 3 * 3 * 16);
  const PlanSpec backward = PlanSpec::rdft({3, 6}).backward();
  EXPECT_EQ(backward.input_bytes(), 3 * 4 * 16);
  EXPECT_EQ(backward.output_bytes(), 18 * 8);
}

TEST(PlanSpec, PadsTheRealArrayOfATransformInPlace) {
  for (const PlanSpec& spec : {PlanSpec::rdft({3, 6}), PlanSpec::rdft({3, 6}).backward()}) {
    EXPECT_EQ(spec.in_place().input_bytes(), 3 * 4 * 16);
    EXPECT_EQ(spec.in_place().output_bytes(), 3 * 4 * 16);
  }
}

TEST(PlanSpec, MeasuresAStridedArrayFromItsFirstToItsLastElement) {
  const PlanSpec spec =
      PlanSpec::dft({4, 3}).batch(2).input_layout(Layout::embedded({8, 6}, 2, 100));
  EXPECT_EQ(spec.input_layout().strides, (std::vector<std::int64_t>{12, 2}));
  EXPECT_EQ(spec.input_extent(), 1 + 3 * 12 + 2 * 2 + 100);
}

TEST(PlanSpec, RefusesSizesWhoseBytesOverflow) {
  const std::int64_t big = std::int64_t{1} << 31;
  EXPECT_TRUE(PlanSpec::dft({big, std::int64_t{1} << 27}).validate().ok());
  for (const auto& sizes :
       std::vector<std::vector<std::int64_t>>{{std::numeric_limits<std::int64_t>::max()},
                                              {big, std::int64_t{1} << 28},
                                              {big, big, big},
                                              std::vector<std::int64_t>(32, 1024)}) {
    EXPECT_EQ(PlanSpec::dft(sizes).validate().code(), StatusCode::kInvalidArgument);
  }
  EXPECT_FALSE(PlanSpec::dft({8}).batch(std::numeric_limits<std::int64_t>::max()).validate().ok());
  EXPECT_FALSE(
      PlanSpec::dft({8, 8}).input_layout(Layout::embedded({big, big}, big, 0)).validate().ok());
}

TEST(PlanSpec, RefusesWhatFftwHasNoTransformFor) {
  const PlanSpec plain = PlanSpec::dft({8, 8});
  for (const PlanSpec& spec :
       {PlanSpec(), PlanSpec::dft(std::vector<std::int64_t>(33, 1)), PlanSpec::dft({8, -1}),
        plain.threads(-1), plain.threads(4097), plain.batch(0), plain.in_place().destroy_input(),
        plain.input_layout({{1}, 0}), plain.output_layout({{8, 0}, 0}),
        plain.in_place().input_layout({{16, 1}, 0}), PlanSpec::r2r(RealKind::kDct1, {1}),
        PlanSpec::r2r(RealKind::kDct2, {8}).backward(), PlanSpec::r2r(RealKind::kDht, {8}).split(),
        PlanSpec::r2r(std::vector<RealKind>{RealKind::kDht}, {8, 8}),
        PlanSpec::rdft({8}).in_place().split(),
        PlanSpec::rdft({8, 8}).backward().preserve_input()}) {
    EXPECT_EQ(spec.validate().code(), StatusCode::kInvalidArgument) << spec.text();
    EXPECT_FALSE(spec.validate().message().empty()) << spec.text();
    EXPECT_EQ(spec.input_bytes(), 0) << spec.text();
  }
}

}  // namespace
}  // namespace dase
