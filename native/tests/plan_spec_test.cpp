// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <limits>

#include "dase/plan.hpp"

namespace dase {
namespace {

PlanSpec spec_of(TransformType type, std::vector<std::int64_t> sizes,
                 Placement placement = Placement::kOutOfPlace,
                 Direction direction = Direction::kForward) {
  PlanSpec spec;
  spec.type = type;
  spec.sizes = std::move(sizes);
  spec.placement = placement;
  spec.direction = direction;
  return spec;
}

TEST(PlanSpec, HasACanonicalTextThatReadsBack) {
  PlanSpec spec =
      spec_of(TransformType::kRfft, {96, 80}, Placement::kInPlace, Direction::kBackward);
  spec.threads = 2;
  spec.rigor = Rigor::kPatient;
  EXPECT_EQ(spec.text(), "rfft_2d_96x80/backward/in/2/patient");
  const Result<PlanSpec> read = PlanSpec::parse(spec.text());
  ASSERT_TRUE(read.ok()) << read.status().message();
  EXPECT_EQ(read->text(), spec.text());
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

TEST(PlanSpec, CountsComplexArraysAsPairs) {
  const PlanSpec spec = spec_of(TransformType::kFft, {3, 5});
  EXPECT_EQ(spec.input_doubles(), 30);
  EXPECT_EQ(spec.output_doubles(), 30);
}

TEST(PlanSpec, CountsTheHalfSpectrumOfRealTransforms) {
  const PlanSpec forward = spec_of(TransformType::kRfft, {3, 5});
  EXPECT_EQ(forward.input_doubles(), 15);
  EXPECT_EQ(forward.output_doubles(), 3 * 3 * 2);
  const PlanSpec backward =
      spec_of(TransformType::kRfft, {3, 6}, Placement::kOutOfPlace, Direction::kBackward);
  EXPECT_EQ(backward.input_doubles(), 3 * 4 * 2);
  EXPECT_EQ(backward.output_doubles(), 18);
}

TEST(PlanSpec, PadsTheRealArrayOfATransformInPlace) {
  for (const Direction direction : {Direction::kForward, Direction::kBackward}) {
    const PlanSpec spec = spec_of(TransformType::kRfft, {3, 6}, Placement::kInPlace, direction);
    EXPECT_EQ(spec.input_doubles(), 3 * 2 * 4);
    EXPECT_EQ(spec.output_doubles(), 3 * 2 * 4);
  }
}

TEST(PlanSpec, RefusesSizesWhoseBytesOverflow) {
  const std::int64_t big = std::int64_t{1} << 31;
  EXPECT_TRUE(spec_of(TransformType::kFft, {big, std::int64_t{1} << 27}).validate().ok());
  for (const auto& sizes :
       std::vector<std::vector<std::int64_t>>{{std::numeric_limits<std::int64_t>::max()},
                                              {big, std::int64_t{1} << 28},
                                              {big, big, big},
                                              std::vector<std::int64_t>(32, 1024)}) {
    const Status status = spec_of(TransformType::kFft, sizes).validate();
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  }
}

TEST(PlanSpec, RefusesRanksSizesAndThreadsOutOfRange) {
  EXPECT_FALSE(spec_of(TransformType::kFft, {}).validate().ok());
  EXPECT_FALSE(spec_of(TransformType::kFft, std::vector<std::int64_t>(33, 1)).validate().ok());
  EXPECT_FALSE(spec_of(TransformType::kFft, {8, -1}).validate().ok());
  PlanSpec spec = spec_of(TransformType::kFft, {8});
  spec.threads = 0;
  EXPECT_FALSE(spec.validate().ok());
}

}  // namespace
}  // namespace dase
