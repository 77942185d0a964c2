// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "dase/planner.hpp"
#include "support/files.hpp"
#include "support/fresh_process.hpp"
#include "support/temp_dir.hpp"

namespace dase {
namespace {

using testing::files_under;
using testing::in_fresh_process;
using testing::TempDir;

const std::string kKey = "fft_1d_96";

PlanSpec forward() { return PlanSpec::parse(kKey + "/forward/out/1/measure").value(); }
PlanSpec backward() { return PlanSpec::parse(kKey + "/backward/out/1/measure").value(); }

/// Wisdom in a system root, and a process's own root above it.
class WisdomLayers : public ::testing::Test {
 protected:
  StoreOptions above(const std::string& system) const {
    StoreOptions options;
    options.system_root = system;
    return options;
  }
  /// Plans in one root alone.
  void warm(const TempDir& root, const PlanSpec& spec) const {
    ASSERT_EQ(in_fresh_process([&](std::ostream& out) {
                out << FFTWWisdomCache(root.string(), above("")).generate({spec})->written;
              }),
              "1");
  }
  /// Of a process with both roots: what planning these gains.
  std::string generate(const std::vector<PlanSpec>& specs) const {
    return in_fresh_process([&](std::ostream& out) {
      FFTWWisdomCache cache(own_.string(), above(system_.string()));
      const Result<SavedWisdom> saved = cache.generate(specs);
      out << saved->problems_gained.size() << " gained, " << cache.statistics().planned
          << " planned";
    });
  }
  /// What one root holds.
  std::string held(const TempDir& root) const {
    return in_fresh_process([&](std::ostream& out) {
      FFTWWisdomCache cache(root.string(), above(""));
      for (const WisdomProblem& problem : cache.explain(kKey)) out << problem.spec.text() << ' ';
    });
  }

  TempDir system_;
  TempDir own_;
};

TEST_F(WisdomLayers, WhatTheSystemRootHoldsIsNotPlannedAgain) {
  warm(system_, forward());
  EXPECT_EQ(generate({forward()}), "0 gained, 0 planned");
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              FFTWWisdomCache cache(own_.string(), above(system_.string()));
              std::vector<double> in(192);
              std::vector<double> result(192);
              const Result<Plan> plan = cache.plan(forward(), in.data(), result.data());
              out << to_string(plan->source()) << ' ' << cache.statistics().planned;
            }),
            "store 0");
  EXPECT_TRUE(files_under(own_.path()).empty());
}

TEST_F(WisdomLayers, AFirstMergeTakesOverWhatTheSystemRootHolds) {
  warm(system_, forward());
  const std::string before = held(system_);
  EXPECT_EQ(generate({forward(), backward()}), "1 gained, 1 planned");
  EXPECT_EQ(held(own_), backward().text() + " " + forward().text() + " ");
  EXPECT_EQ(held(system_), before);
}

TEST_F(WisdomLayers, BothRootsServeWhereEachHoldsAPart) {
  warm(own_, forward());
  warm(system_, backward());
  EXPECT_EQ(generate({forward(), backward()}), "0 gained, 0 planned");
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              PlannerOptions options;
              options.use_helper = false;
              options.store = above(system_.string());
              Planner planner(own_.string(), options);
              for (const Coverage& covered : planner.coverage({forward(), backward()})) {
                out << (covered.state == CoverageState::kOwn) << ' ';
              }
              for (const PlanSpec& spec : {forward(), backward()}) {
                out << to_string(planner.plan(spec)->source()) << ' ';
              }
              out << planner.statistics().led;
            }),
            "1 1 store store 0");
}

TEST_F(WisdomLayers, WisdomOfTheSystemRootThatDoesNotReadIsPlannedAnew) {
  in_fresh_process([&](std::ostream&) {
    const Fingerprint& mine = FFTWWisdomCache::fingerprint(Precision::kDouble);
    NewEntry nonsense;
    nonsense.content = "no wisdom";
    nonsense.extension = "wisdom";
    static_cast<void>(
        Store(system_.string(), above(""))
            .put({"fftw_wisdom", kKey}, nonsense, {mine.variant, mine.hard, mine.soft}));
  });
  const auto before = files_under(system_.path());
  ASSERT_FALSE(before.empty());
  EXPECT_EQ(generate({forward()}), "1 gained, 1 planned");
  EXPECT_EQ(files_under(system_.path()), before);
}

}  // namespace
}  // namespace dase
