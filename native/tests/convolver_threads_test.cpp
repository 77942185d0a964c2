// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <iostream>
#include <thread>

#include "support/convolutions.hpp"
#include "support/temp_dir.hpp"

namespace dase {
namespace {

using testing::Numbers;

TEST(ConvolverThreads, ShareOneConvolver) {
  constexpr std::size_t kThreads = 8;
  constexpr int kRounds = 20;
  const unsigned seed = std::random_device()();
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random(seed);
  const testing::TempDir root;
  Planner planner(root.string());
  for (const ConvolutionMethod method : {ConvolutionMethod::kFft, ConvolutionMethod::kDirect}) {
    const ConvolutionSpec spec = ConvolutionSpec::complex({20, 20}).kernel({5, 6}).method(method);
    const Numbers kernel = testing::random_numbers(spec, spec.kernel_shape(), random);
    const Result<Convolver> convolver = testing::convolver_for(planner, spec, kernel);
    ASSERT_TRUE(convolver.ok()) << convolver.status().message();
    std::vector<Numbers> signals;
    std::vector<Numbers> expected;
    for (std::size_t i = 0; i < kThreads; ++i) {
      signals.push_back(testing::random_numbers(spec, spec.signal_shape(), random));
      expected.push_back(testing::applied(convolver.value(), signals.back()));
    }
    std::vector<int> same(kThreads);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < kThreads; ++i) {
      threads.emplace_back([&, i] {
        for (int round = 0; round < kRounds; ++round) {
          same[i] += testing::applied(convolver.value(), signals[i]) == expected[i] ? 1 : 0;
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(same, std::vector<int>(kThreads, kRounds));
  }
}

}  // namespace
}  // namespace dase
