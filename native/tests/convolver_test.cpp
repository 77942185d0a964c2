// SPDX-License-Identifier: MIT
#include "dase/convolver.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <iostream>
#include <map>
#include <sstream>

#include "support/convolutions.hpp"
#include "support/files.hpp"
#include "support/sanitizers.hpp"
#include "support/temp_dir.hpp"

namespace dase {
namespace {

using ::testing::HasSubstr;
using testing::Numbers;
using testing::Shape;

class ConvolverTest : public ::testing::Test {
 protected:
  ConvolverTest() { std::cout << "seed " << seed_ << '\n'; }

  void expect_within_bound(const ConvolutionSpec& spec, const Numbers& signal,
                           const Numbers& kernel, const Numbers& expected) {
    SCOPED_TRACE(spec.text());
    const Result<Convolver> convolver = testing::convolver_for(planner_, spec, kernel);
    ASSERT_TRUE(convolver.ok()) << convolver.status().message();
    const Numbers output = testing::applied(convolver.value(), signal);
    const double bound = testing::error_bound(spec, signal, kernel);
    ASSERT_EQ(output.size(), expected.size());
    for (std::size_t i = 0; i < output.size(); ++i) {
      ASSERT_LE(std::abs(output[i] - expected[i]), bound) << "number " << i;
    }
  }

  void expect_the_sum_of_the_definition(const ConvolutionSpec& spec) {
    const Numbers signal = testing::random_numbers(spec, spec.signal_shape(), random_);
    const Numbers kernel = testing::random_numbers(spec, spec.kernel_shape(), random_);
    expect_within_bound(spec, signal, kernel, testing::defined_sum(spec, signal, kernel));
  }

  const unsigned seed_ = std::random_device()();
  std::mt19937_64 random_{seed_};
  testing::TempDir root_;
  Planner planner_{root_.string()};
};

TEST_F(ConvolverTest, EveryModeIsTheSumOfTheDefinitionWithinTheStatedBound) {
  for (const ConvolutionSpec& spec : testing::every_convolution()) {
    expect_the_sum_of_the_definition(spec.method(ConvolutionMethod::kFft));
    expect_the_sum_of_the_definition(spec.method(ConvolutionMethod::kDirect));
  }
}

TEST_F(ConvolverTest, LargeArraysStayWithinTheStatedBound) {
  for (const ConvolutionSpec& spec :
       {ConvolutionSpec::real({1201}).kernel({601}),
        ConvolutionSpec::complex({509}).mode(ConvolutionMode::kCircular).correlation(),
        ConvolutionSpec::real({41, 37}).kernel({11, 13}).mode(ConvolutionMode::kValid),
        ConvolutionSpec::complex({9, 10, 11}).kernel({4, 5, 6}).mode(ConvolutionMode::kSame)}) {
    expect_the_sum_of_the_definition(spec.method(ConvolutionMethod::kFft));
    expect_the_sum_of_the_definition(spec.method(ConvolutionMethod::kDirect));
  }
}

TEST_F(ConvolverTest, WholeNumbersAreSummedExactly) {
  for (ConvolutionSpec spec : testing::every_convolution()) {
    spec = spec.method(ConvolutionMethod::kDirect);
    Numbers signal = testing::random_numbers(spec, spec.signal_shape(), random_);
    Numbers kernel = testing::random_numbers(spec, spec.kernel_shape(), random_);
    for (Numbers* values : {&signal, &kernel}) {
      for (double& value : *values) value = std::rint(8 * value);
    }
    const Result<Convolver> convolver = testing::convolver_for(planner_, spec, kernel);
    ASSERT_TRUE(convolver.ok());
    EXPECT_EQ(testing::applied(convolver.value(), signal),
              testing::defined_sum(spec, signal, kernel))
        << spec.text();
  }
}

TEST_F(ConvolverTest, TheVectorsOfBothLanguagesAreWithinTheStatedBound) {
  const auto numbers = [](const std::string& field) {
    std::istringstream words(field);
    Numbers values;
    for (std::string word; words >> word;) {
      const std::uint64_t pattern = std::stoull(word, nullptr, 16);
      values.emplace_back();
      std::memcpy(&values.back(), &pattern, sizeof pattern);
    }
    return values;
  };
  const auto shape = [](const std::string& field) {
    std::istringstream words(field);
    Shape sizes;
    for (std::int64_t size = 0; words >> size;) sizes.push_back(size);
    return sizes;
  };
  const std::map<std::string, ConvolutionMode> modes = {{"full", ConvolutionMode::kFull},
                                                        {"same", ConvolutionMode::kSame},
                                                        {"valid", ConvolutionMode::kValid},
                                                        {"circular", ConvolutionMode::kCircular}};
  const auto lines = testing::read_lines(testing::source_dir() / "wisdom/convolutions.tsv");
  EXPECT_GT(lines.size(), 100U);
  for (const std::string& line : lines) {
    std::istringstream fields(line);
    std::vector<std::string> row;
    for (std::string field; std::getline(fields, field, '\t');) row.push_back(field);
    ASSERT_EQ(row.size(), 8U);
    ConvolutionSpec spec = row[0] == "complex" ? ConvolutionSpec::complex(shape(row[3]))
                                               : ConvolutionSpec::real(shape(row[3]));
    spec = spec.kernel(shape(row[4])).mode(modes.at(row[1]));
    if (row[2] == "correlation") spec = spec.correlation();
    for (const ConvolutionMethod method :
         {ConvolutionMethod::kAuto, ConvolutionMethod::kDirect, ConvolutionMethod::kFft}) {
      expect_within_bound(spec.method(method), numbers(row[5]), numbers(row[6]), numbers(row[7]));
    }
  }
}

TEST_F(ConvolverTest, OneServesManySignalsAndChangesNoneOfThem) {
  const ConvolutionSpec spec =
      ConvolutionSpec::real({12, 30}).kernel({4, 5}).method(ConvolutionMethod::kFft);
  const Numbers kernel = testing::random_numbers(spec, spec.kernel_shape(), random_);
  const Result<Convolver> convolver = Convolver::make(planner_, spec, kernel);
  ASSERT_TRUE(convolver.ok());
  EXPECT_EQ(convolver->method(), ConvolutionMethod::kFft);
  EXPECT_EQ(convolver->spec(), spec);
  for (int i = 0; i < 5; ++i) {
    const Numbers signal = testing::random_numbers(spec, spec.signal_shape(), random_);
    const Numbers before = signal;
    const Numbers expected = testing::defined_sum(spec, signal, kernel);
    const Numbers output = convolver->apply(signal).value();
    EXPECT_EQ(signal, before);
    ASSERT_EQ(output.size(), expected.size());
    for (std::size_t j = 0; j < output.size(); ++j) {
      ASSERT_LE(std::abs(output[j] - expected[j]), testing::error_bound(spec, signal, kernel));
    }
  }
}

TEST_F(ConvolverTest, ArraysOfTheCallerGetWhatNewOnesGet) {
  for (const ConvolutionMethod method : {ConvolutionMethod::kDirect, ConvolutionMethod::kFft}) {
    const ConvolutionSpec spec = ConvolutionSpec::complex({6, 4}).kernel({2, 3}).method(method);
    const auto kernel = testing::pairs(testing::random_numbers(spec, {2, 3}, random_));
    const auto signal = testing::pairs(testing::random_numbers(spec, {6, 4}, random_));
    const Result<Convolver> convolver = Convolver::make(planner_, spec, kernel);
    ASSERT_TRUE(convolver.ok());
    std::vector<std::complex<double>> output(7 * 6, 99);
    ASSERT_TRUE(convolver->apply(signal.data(), output.data()).ok());
    EXPECT_EQ(output, convolver->apply(signal).value());
  }
}

TEST_F(ConvolverTest, OutlivesThePlannerAndMoves) {
  const ConvolutionSpec spec = ConvolutionSpec::real({8}).method(ConvolutionMethod::kFft);
  Convolver moved;
  {
    Planner planner(root_.string());
    Result<Convolver> made = Convolver::make(planner, spec, Numbers(8, 1.0));
    ASSERT_TRUE(made.ok());
    moved = std::move(made).value();
    EXPECT_EQ(made->apply(Numbers(8)).status().code(), StatusCode::kInvalidArgument);
    EXPECT_EQ(made->method(), ConvolutionMethod::kAuto);
    EXPECT_EQ(made->spec(), ConvolutionSpec());
  }
  EXPECT_NEAR(moved.apply(Numbers(8, 1.0)).value()[7], 8, 1e-13);
}

TEST_F(ConvolverTest, SingleOnesWaitForNoSearchAndKeepNothing) {
  const ConvolutionSpec spec =
      ConvolutionSpec::real({1009}).kernel({101}).method(ConvolutionMethod::kFft);
  const Numbers signal = testing::random_numbers(spec, {1009}, random_);
  const Numbers kernel = testing::random_numbers(spec, {101}, random_);
  ASSERT_TRUE(apply_once(planner_, spec, signal, kernel).ok());
  const PlannerStatistics statistics = planner_.statistics();
  EXPECT_EQ(statistics.led + statistics.followed, 0U);
  EXPECT_TRUE(planner_.misses().empty());
  EXPECT_FALSE(std::filesystem::exists(root_ / "fftw_wisdom"));
}

TEST_F(ConvolverTest, OneDimensionIsConvolvedAndCorrelatedAsInNumpy) {
  const Numbers signal = {1, 2, 3, 4, 5};
  const Numbers kernel = {1, 0, -1};
  const auto near = [](const Numbers& expected) {
    return ::testing::Pointwise(::testing::DoubleNear(1e-14), expected);
  };
  EXPECT_THAT(convolve(planner_, signal, kernel).value(), near({1, 2, 2, 2, 2, -4, -5}));
  EXPECT_THAT(correlate(planner_, signal, kernel, ConvolutionMode::kValid).value(),
              near({-2, -2, -2}));
}

TEST_F(ConvolverTest, WhatDoesNotFitTheSpecIsRefused) {
  const ConvolutionSpec spec = ConvolutionSpec::complex({4, 5}).kernel({2, 2});
  const std::vector<std::complex<double>> kernel(4);
  EXPECT_THAT(
      Convolver::make(planner_, spec, std::vector<std::complex<double>>(3)).status().message(),
      HasSubstr("the kernel has 3 elements; expected those of the shape [2, 2]"));
  EXPECT_THAT(Convolver::make(planner_, spec, Numbers(4)).status().message(),
              HasSubstr("takes complex ones"));
  EXPECT_THAT(Convolver::make(planner_, spec.kernel({2}), kernel).status().message(),
              HasSubstr("same rank"));
  const Convolver convolver = Convolver::make(planner_, spec, kernel).value();
  std::vector<std::complex<double>> arrays(20 + 30);
  for (const Status& status :
       {convolver.apply(Numbers(20)).status(),
        convolver.apply(std::vector<std::complex<double>>(21)).status(),
        convolver.apply(static_cast<const double*>(nullptr), nullptr),
        convolver.apply(arrays.data(), static_cast<std::complex<double>*>(nullptr)),
        convolver.apply(arrays.data(), arrays.data() + 19),
        convolver.apply(arrays.data() + 29, arrays.data()), Convolver().apply(Numbers(20)).status(),
        apply_once(planner_, spec, Numbers(20), Numbers(4)).status(),
        convolve(planner_, {}, {1.0}).status(), correlate(planner_, {1.0}, {}).status()}) {
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument) << status.message();
  }
  EXPECT_TRUE(convolver.apply(arrays.data(), arrays.data() + 20).ok());
}

TEST_F(ConvolverTest, AResultBeyondTheMemoryIsAStatus) {
  if (testing::kAddressSanitizer || testing::kThreadSanitizer) {
    GTEST_SKIP() << "these end the process in place of std::bad_alloc";
  }
  constexpr std::int64_t kSize = 1 << 20;
  const auto spec = ConvolutionSpec::real({kSize, 1}).kernel({1, kSize});
  const std::vector<double> array(kSize);
  const auto outer = Convolver::make(planner_, spec.method(ConvolutionMethod::kDirect), array)
                         .value()
                         .apply(array);
  EXPECT_EQ(outer.status().code(), StatusCode::kPlanning);
  EXPECT_THAT(outer.status().message(), HasSubstr("[1048576, 1048576]"));
}

TEST_F(ConvolverTest, PaddedArraysBeyondTheMemoryAreAStatus) {
  const auto made = [&](std::int64_t size) {
    const Shape shape = {size, 1};
    const ConvolutionSpec spec = ConvolutionSpec::real(shape).kernel({1, size});
    return Convolver::make(planner_, spec.method(ConvolutionMethod::kFft),
                           Numbers(static_cast<std::size_t>(size)), Rigor::kEstimate)
        .status()
        .code();
  };
  EXPECT_EQ(made(1 << 22), StatusCode::kPlanning);  // 2^44 elements
}

}  // namespace
}  // namespace dase
