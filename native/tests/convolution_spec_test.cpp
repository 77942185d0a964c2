// SPDX-License-Identifier: MIT
#include "dase/convolution_spec.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "signal/padding.hpp"

namespace dase {
namespace {

using Shape = std::vector<std::int64_t>;
using ::testing::HasSubstr;

TEST(ConvolutionSpec, GivesTheShapeThatTheModeTells) {
  const auto size = [](std::int64_t n, std::int64_t m, ConvolutionMode mode) {
    return ConvolutionSpec::real({n}).kernel({m}).mode(mode).output_shape();
  };
  EXPECT_EQ(size(10, 3, ConvolutionMode::kFull), Shape{12});
  EXPECT_EQ(size(10, 3, ConvolutionMode::kSame), Shape{10});
  EXPECT_EQ(size(10, 3, ConvolutionMode::kValid), Shape{8});
  EXPECT_EQ(size(10, 3, ConvolutionMode::kCircular), Shape{10});
  EXPECT_EQ(size(3, 10, ConvolutionMode::kSame), Shape{3});
  EXPECT_EQ(size(3, 10, ConvolutionMode::kValid), Shape{8});
  EXPECT_EQ(size(1, 1, ConvolutionMode::kFull), Shape{1});
}

TEST(ConvolutionSpec, HasAKernelOfTheShapeOfTheSignalUnlessToldOtherwise) {
  EXPECT_EQ(ConvolutionSpec::complex({4, 5}).kernel_shape(), (Shape{4, 5}));
}

TEST(ConvolutionSpec, IsAValue) {
  const ConvolutionSpec spec =
      ConvolutionSpec::real({8, 9}).kernel({3, 3}).mode(ConvolutionMode::kSame);
  EXPECT_EQ(spec, ConvolutionSpec::real({8, 9}).mode(ConvolutionMode::kSame).kernel({3, 3}));
  EXPECT_EQ(spec, spec.correlation().convolution());
  EXPECT_NE(spec, spec.correlation());
  EXPECT_NE(spec, spec.method(ConvolutionMethod::kFft));
  EXPECT_NE(spec, spec.kernel({3, 4}));
  EXPECT_NE(spec, ConvolutionSpec::complex({8, 9}).kernel({3, 3}).mode(ConvolutionMode::kSame));
  EXPECT_EQ(spec.text(), "same real convolution of [8, 9] with [3, 3], auto");
}

TEST(ConvolutionSpec, SumsATinyKernelAndTransformsALargeOne) {
  const ConvolutionSpec spec = ConvolutionSpec::real({100000});
  EXPECT_EQ(spec.kernel({3}).chosen_method(), ConvolutionMethod::kDirect);
  EXPECT_EQ(spec.kernel({50000}).chosen_method(), ConvolutionMethod::kFft);
  EXPECT_EQ(spec.kernel({3}).method(ConvolutionMethod::kFft).chosen_method(),
            ConvolutionMethod::kFft);
}

TEST(ConvolutionSpec, RefusesShapesThatDoNotGoTogether) {
  const ConvolutionSpec plane = ConvolutionSpec::real({8, 8});
  const auto why = [](const ConvolutionSpec& spec) {
    EXPECT_TRUE(spec.output_shape().empty());
    EXPECT_NE(spec.validate().code(), StatusCode::kOk);
    return spec.validate().message();
  };
  EXPECT_THAT(why(ConvolutionSpec()), HasSubstr("dimensions"));
  EXPECT_THAT(why(ConvolutionSpec::real({})), HasSubstr("dimensions"));
  EXPECT_THAT(why(ConvolutionSpec::complex({3, 0})), HasSubstr("the signal has the shape [3, 0]"));
  EXPECT_THAT(why(plane.kernel({3, -1})), HasSubstr("the kernel has the shape [3, -1]"));
  EXPECT_THAT(why(plane.kernel({3})), HasSubstr("same rank"));
  EXPECT_THAT(why(plane.kernel({9, 3}).mode(ConvolutionMode::kValid)), HasSubstr("kValid"));
  EXPECT_THAT(why(plane.kernel({9, 3}).mode(ConvolutionMode::kCircular)), HasSubstr("period"));
  EXPECT_THAT(why(ConvolutionSpec::real(Shape(33, 1))), HasSubstr("32 dimensions"));
}

TEST(ConvolutionSpec, ChoosesNoMethodForWhatCannotBe) {
  for (const ConvolutionSpec& spec :
       {ConvolutionSpec(), ConvolutionSpec::real({4, 4, 4}).kernel({2}), ConvolutionSpec::real({0}),
        ConvolutionSpec::real({INT64_MAX}).kernel({INT64_MAX})}) {
    EXPECT_EQ(spec.chosen_method(), ConvolutionMethod::kAuto) << spec.text();
  }
}

TEST(ConvolutionSpec, RefusesArraysOfTwoToThe63Bytes) {
  constexpr std::int64_t kLarge = std::int64_t{1} << 31;
  const auto refused = [](const ConvolutionSpec& spec) {
    return spec.validate().code() == StatusCode::kInvalidArgument;
  };
  EXPECT_FALSE(refused(ConvolutionSpec::real({kLarge, kLarge / 8 - 1}).kernel({1, 1})));
  EXPECT_TRUE(refused(ConvolutionSpec::real({kLarge, kLarge / 4}).kernel({1, 1})));
  EXPECT_TRUE(refused(ConvolutionSpec::complex({kLarge, kLarge / 8}).kernel({1, 1})));
  EXPECT_TRUE(refused(ConvolutionSpec::real({1}).kernel({kLarge * kLarge})));
  EXPECT_TRUE(refused(ConvolutionSpec::real({kLarge, 1}).kernel({1, kLarge})));
}

TEST(PaddedShape, IsNoLargerThanTheModeNeeds) {
  const ConvolutionSpec spec = ConvolutionSpec::complex({1000}).kernel({25});
  EXPECT_EQ(padded_shape(spec), Shape{1024});
  EXPECT_EQ(padded_shape(spec.mode(ConvolutionMode::kValid)), Shape{1000});
  EXPECT_EQ(padded_shape(spec.mode(ConvolutionMode::kSame)), Shape{1024});
  EXPECT_EQ(padded_shape(spec.mode(ConvolutionMode::kCircular)), Shape{1000});
  EXPECT_EQ(padded_shape(ConvolutionSpec::complex({997, 997}).mode(ConvolutionMode::kCircular)),
            (Shape{997, 997}));
  EXPECT_EQ(padded_shape(ConvolutionSpec::real({13, 13}).kernel({1, 1})), (Shape{13, 14}));
}

}  // namespace
}  // namespace dase
