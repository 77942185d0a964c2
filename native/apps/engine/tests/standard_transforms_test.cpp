// SPDX-License-Identifier: MIT
#include "standard_transforms.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using dase::StatusCode;
using dase::engine::parse_problems;
using dase::engine::Problems;
using dase::engine::standard_transforms;
using ::testing::ElementsAre;

std::vector<std::string> texts(const Problems& problems) {
  std::vector<std::string> all;
  for (const auto& spec : problems) {
    all.push_back(spec.text());
  }
  return all;
}

TEST(StandardTransforms, are_the_thirteen_keys_with_four_problems_each) {
  const auto keys = standard_transforms();
  ASSERT_TRUE(keys.ok()) << keys.status().message();
  std::vector<std::string> names;
  for (const Problems& problems : keys.value()) {
    names.push_back(problems.front().key().text());
    EXPECT_EQ(problems.size(), 4u);
  }
  EXPECT_THAT(names, ElementsAre("fft_1d_64", "fft_1d_128", "fft_1d_256", "fft_1d_512",
                                 "fft_1d_1024", "fft_1d_2048", "fft_2d_64x64", "fft_2d_128x128",
                                 "fft_2d_256x256", "fft_2d_512x512", "fft_3d_32x32x32",
                                 "fft_3d_64x64x64", "fft_3d_128x128x128"));
}

TEST(ParseProblems, takes_one_problem_by_its_text) {
  const auto problems = parse_problems("rfft_3d_8x6x5/backward/in/2/patient");
  ASSERT_TRUE(problems.ok()) << problems.status().message();
  EXPECT_THAT(texts(problems.value()), ElementsAre("rfft_3d_8x6x5/backward/in/2/patient"));
}

TEST(ParseProblems, takes_a_key_for_its_four_problems) {
  const auto problems = parse_problems("fft_2d_96x80");
  ASSERT_TRUE(problems.ok()) << problems.status().message();
  EXPECT_THAT(
      texts(problems.value()),
      ElementsAre("fft_2d_96x80/forward/out/1/measure", "fft_2d_96x80/forward/in/1/measure",
                  "fft_2d_96x80/backward/out/1/measure", "fft_2d_96x80/backward/in/1/measure"));
}

TEST(ParseProblems, refuses_what_is_neither) {
  for (const char* text : {"", "fft", "fft_2d_96", "fft_2d_96x80/forward", "96x80"}) {
    EXPECT_EQ(parse_problems(text).status().code(), StatusCode::kInvalidArgument) << text;
  }
}

}  // namespace
