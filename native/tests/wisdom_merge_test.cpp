// SPDX-License-Identifier: MIT
#include "wisdom/wisdom_merge.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace dase {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kPreamble[] = "fftw-3.3.10 fftw_wisdom #x458a31c8 #x92381c4c #x4f974889 #xcd46f97e";

// Flags as FFTW 3.3.10 stores them: neither serves a request for the other.
constexpr std::uint32_t kMeasure = 0x10bdd;
constexpr std::uint32_t kPatient = 0x1001c;

WisdomLine line(const std::string& solver, std::uint32_t problem, std::uint32_t l,
                std::uint32_t u) {
  return {solver, 0, l, u, 0, {problem, 2, 3, 4}};
}

WisdomText text(std::vector<WisdomLine> lines) { return {kPreamble, std::move(lines)}; }

TEST(WisdomMerge, HoldsTheLinesOfBoth) {
  const auto a = line("a", 1, kMeasure, kMeasure);
  const auto b = line("b", 2, kMeasure, kMeasure);
  EXPECT_THAT(merge_wisdom(text({b}), text({a})).value().lines, ElementsAre(a, b));
}

TEST(WisdomMerge, KeepsTheHeldLineWhenFlagsAreEqual) {
  const auto held = line("held", 1, kMeasure, kMeasure);
  const auto incoming = line("came", 1, kMeasure, kMeasure);
  EXPECT_THAT(merge_wisdom(text({held}), text({incoming})).value().lines, ElementsAre(held));
}

TEST(WisdomMerge, ReplacesAHeldLineThatServesLess) {
  const auto narrow = line("narrow", 1, 0x1, 0x7);
  const auto wide = line("wide", 1, 0x3, 0x3);
  EXPECT_THAT(merge_wisdom(text({narrow}), text({wide})).value().lines, ElementsAre(wide));
  EXPECT_THAT(merge_wisdom(text({wide}), text({narrow})).value().lines, ElementsAre(wide));
}

TEST(WisdomMerge, KeepsBothMeasureAndPatientOfOneProblem) {
  const auto measure = line("m", 1, kMeasure, kMeasure);
  const auto patient = line("p", 1, kPatient, kPatient);
  EXPECT_THAT(merge_wisdom(text({measure}), text({patient})).value().lines,
              ElementsAre(patient, measure));
  EXPECT_THAT(merge_wisdom(text({patient}), text({measure})).value().lines,
              ElementsAre(patient, measure));
}

TEST(WisdomMerge, DropsTimeoutLinesOfBoth) {
  const auto plan = line("a", 1, kMeasure, kMeasure);
  auto timeout = line("TIMEOUT", 1, 0, 0);
  timeout.t = 9;
  EXPECT_THAT(merge_wisdom(text({timeout, plan}), text({timeout})).value().lines,
              ElementsAre(plan));
}

TEST(WisdomMerge, RefusesAnotherPreambleAndShowsBoth) {
  auto other = text({});
  other.preamble[8] = '9';
  const auto refused = merge_wisdom(text({}), other);
  ASSERT_EQ(refused.status().code(), StatusCode::kIncompatible);
  EXPECT_THAT(refused.status().message(), HasSubstr(kPreamble));
  EXPECT_THAT(refused.status().message(), HasSubstr(other.preamble));
}

TEST(WisdomCoverage, HoldsWhenEveryLineIsSubsumed) {
  const auto wide = line("wide", 1, 0x3, 0x3);
  const auto narrow = line("narrow", 1, 0x1, 0x7);
  EXPECT_TRUE(covers(text({wide}), text({narrow})));
  EXPECT_TRUE(covers(text({wide}), text({})));
  EXPECT_FALSE(covers(text({narrow}), text({wide})));
}

TEST(WisdomCoverage, DoesNotAskForTimeoutLines) {
  EXPECT_TRUE(covers(text({}), text({line("TIMEOUT", 1, 0, 0)})));
  EXPECT_FALSE(covers(text({line("TIMEOUT", 1, kMeasure, kMeasure)}),
                      text({line("a", 1, kMeasure, kMeasure)})));
}

TEST(WisdomCoverage, FailsForAnotherPreamble) {
  auto other = text({});
  other.preamble[8] = '9';
  EXPECT_FALSE(covers(text({}), other));
}

TEST(ProblemsGained, CountsAProblemOnceHoweverManyLinesAreNew) {
  const auto measure = line("m", 1, kMeasure, kMeasure);
  const auto patient = line("p", 1, kPatient, kPatient);
  const auto second = line("q", 2, kPatient, kPatient);
  EXPECT_EQ(problems_gained(text({}), text({measure, patient, second})), 2U);
  EXPECT_EQ(problems_gained(text({measure}), text({measure, patient})), 1U);
  EXPECT_EQ(problems_gained(text({measure, patient}), text({patient})), 0U);
}

}  // namespace
}  // namespace dase
