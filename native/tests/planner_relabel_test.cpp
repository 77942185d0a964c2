// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <iostream>

#include "planner/fftw_api.hpp"
#include "planner/native_plan.hpp"
#include "planner/planner_table.hpp"
#include "planner/scratch.hpp"
#include "planner/search/ladder.hpp"
#include "planner/search/relabel.hpp"

namespace dase {
namespace {

PlanSpec spec_of(const std::string& text) { return PlanSpec::parse(text).value(); }

/// The digest of the plan that FFTW serves from this text alone; empty if it serves none.
std::string digest_from(const PlannerLock& lock, const std::string& wisdom, const PlanSpec& spec) {
  const IsolatedTable isolated(lock);
  import_table(lock, wisdom);
  fftw_plan_s* plan = held_plan(lock, spec);
  if (plan == nullptr) return {};
  const std::string digest = description_digest(describe(lock, plan));
  destroy(lock, plan);
  return digest;
}

/// Times that make the contenders of one rigor the fastest by far.
TimePlans favour(Rigor rigor, int threads = 1) {
  return [=](const std::vector<Contender>& contenders, const TransformArrays&) {
    std::vector<std::int64_t> times;
    for (const Contender& contender : contenders) {
      const bool best = contender.spec.rigor() == rigor && contender.spec.threads() == threads;
      times.push_back(best ? 100 : 1000);
    }
    return times;
  };
}

std::vector<Rung> climbed(const PlannerLock& lock, const PlanSpec& spec, const TimePlans& time,
                          const std::string& base = {}) {
  const IsolatedTable isolated(lock);
  const Result<WisdomText> parsed = parse_wisdom(base);
  Ladder ladder(lock, parsed.ok() ? parsed.value() : WisdomText{}, time);
  std::vector<Rung> rungs;
  const Status status = ladder.climb(spec, [&](Rung rung) {
    rungs.push_back(std::move(rung));
    return true;
  });
  EXPECT_TRUE(status.ok()) << status.message();
  return rungs;
}

TEST(PlannerRelabel, AnEstimatePlanThatWasFasterIsServedAtRigorMeasure) {
  const PlannerLock lock;
  int served = 0;
  int total = 0;
  for (const std::string key : {"fft_1d_96", "fft_1d_1000", "fft_2d_64x64", "fft_2d_60x48",
                                "fft_3d_8x12x10", "rfft_1d_250", "rfft_2d_30x32"}) {
    for (const std::string direction : {"/forward", "/backward"}) {
      if (key == "rfft_2d_30x32" && direction == "/backward") continue;
      const PlanSpec spec = spec_of(key + direction + "/out/1/measure");
      const std::vector<Rung> rungs = climbed(lock, spec, favour(Rigor::kEstimate));
      ASSERT_EQ(rungs.size(), 2u);
      // Whatever was kept, FFTW serves it, and it is the plan whose text is recorded.
      EXPECT_EQ(digest_from(lock, rungs[1].wisdom, spec), rungs[1].problem.plan_digest);
      ++total;
      if (rungs[1].problem.plan_digest == rungs[0].problem.plan_digest) ++served;
    }
  }
  std::cout << "relabelled plans that FFTW serves: " << served << " of " << total << '\n';
  EXPECT_GT(served, total / 2);
}

TEST(PlannerRelabel, TheFasterOfTheCandidatesIsKeptAndAllAreTold) {
  const PlannerLock lock;
  const PlanSpec spec = spec_of("fft_2d_64x64/forward/out/1/patient");
  for (const Rigor best : {Rigor::kMeasure, Rigor::kPatient}) {
    const std::vector<Rung> rungs = climbed(lock, spec, favour(best));
    ASSERT_EQ(rungs.size(), 3u);
    const PlannedProblem& kept = rungs[2].problem;
    EXPECT_EQ(kept.spec, spec);
    EXPECT_EQ(kept.candidates.size(), 3u);
    EXPECT_EQ(digest_from(lock, rungs[2].wisdom, spec), kept.plan_digest);
  }
}

TEST(PlannerRelabel, ATieGoesToTheHigherRigor) {
  const std::vector<Contender> contenders = {{spec_of("fft_1d_8/forward/out/1/estimate"), nullptr},
                                             {spec_of("fft_1d_8/forward/out/1/measure"), nullptr},
                                             {spec_of("fft_1d_8/forward/out/1/patient"), nullptr}};
  EXPECT_EQ(by_preference(contenders, {1000, 1020, 1010}), (std::vector<std::size_t>{2, 1, 0}));
  EXPECT_EQ(by_preference(contenders, {1000, 1100, 1110}), (std::vector<std::size_t>{0, 2, 1}));
  EXPECT_EQ(by_preference(contenders, {3, 2, 1}), (std::vector<std::size_t>{2, 1, 0}));
}

TEST(PlannerRelabel, WhatTheStoreHoldsIsNotPlannedAgainAndCompetes) {
  const PlannerLock lock;
  const PlanSpec measure = spec_of("fft_1d_120/forward/out/1/measure");
  const std::vector<Rung> first = climbed(lock, measure, favour(Rigor::kMeasure));
  ASSERT_EQ(first.size(), 2u);
  EXPECT_TRUE(climbed(lock, measure, favour(Rigor::kMeasure), first[1].wisdom).empty());
  const std::vector<Rung> higher =
      climbed(lock, measure.rigor(Rigor::kPatient), favour(Rigor::kMeasure), first[1].wisdom);
  ASSERT_EQ(higher.size(), 1u);
  EXPECT_EQ(higher[0].problem.candidates.size(), 3u);
}

TEST(PlannerRelabel, WhatIsKeptServesAloneTooWhateverTheStoreHoldsOfTheKey) {
  const PlannerLock lock;
  // Of these keys FFTW does not serve the ESTIMATE plan from its own lines with other flags.
  for (const std::string key : {"dct1_1d_33", "dct1_1d_60", "dst1_1d_33", "dst1_1d_60",
                                "dct2_1d_94", "dct3_1d_94", "dct1_1d_26_b8"}) {
    for (const std::string held : {"/forward/in/1/patient", "/forward/out/1/patient/destroy"}) {
      const PlanSpec other = spec_of(key + held);
      const PlanSpec spec = spec_of(key + "/forward/out/1/patient");
      const std::vector<Rung> base = climbed(lock, other, favour(Rigor::kPatient));
      const std::vector<Rung> rungs =
          climbed(lock, spec, favour(Rigor::kEstimate), base.back().wisdom);
      for (const Rung& rung : rungs) {
        EXPECT_NE(digest_from(lock, rung.wisdom, rung.problem.spec), "")
            << rung.problem.spec.text() << " on " << other.text();
      }
    }
  }
}

TEST(PlannerRelabel, ASearchThatIsEndedPlansAndTimesNothingMore) {
  const PlannerLock lock;
  const PlanSpec spec = spec_of("fft_1d_18/forward/out/auto/patient");
  const std::size_t choices = thread_counts(spec).size();
  // The answers of `ended` before it ends: at once, amid the plans of a rigor, before their times.
  for (std::size_t asked_at_most = 0; asked_at_most <= 2 * choices + 2; ++asked_at_most) {
    const IsolatedTable isolated(lock);
    std::size_t timed = 0;
    Ladder ladder(lock, {}, [&](const std::vector<Contender>& contenders, const TransformArrays&) {
      ++timed;
      return std::vector<std::int64_t>(contenders.size(), 100);
    });
    std::size_t asked = 0;
    std::size_t reached = 0;
    const auto count = [&](const Rung&) { return ++reached > 0; };
    EXPECT_TRUE(ladder.climb(spec, count, [&] { return ++asked > asked_at_most; }).ok());
    const std::size_t whole_rigors = asked_at_most / (choices + 1);
    EXPECT_EQ(timed, whole_rigors);
    EXPECT_EQ(reached, whole_rigors * choices);
    EXPECT_EQ(asked, asked_at_most + 1);
  }
}

}  // namespace
}  // namespace dase
