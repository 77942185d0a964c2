// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <chrono>
#include <numeric>
#include <string>

#include "dase/planner.hpp"
#include "support/arrays.hpp"
#include "support/fresh_process.hpp"
#include "support/temp_dir.hpp"

namespace dase {
namespace {

using testing::in_fresh_process;
using testing::TempDir;

const PlanSpec kSpec = PlanSpec::dft({12, 10});

TEST(PlannerModes, WaitPlansAtTheAskedRigorAndKeepsIt) {
  TempDir root;
  const auto source = [&](std::ostream& out) {
    Planner planner(root.string());
    const Result<Plan> plan = planner.plan(kSpec);
    const testing::Arrays arrays(kSpec);
    if (plan.ok() && plan->execute(arrays.in(), arrays.out()).ok())
      out << to_string(plan->source());
  };
  EXPECT_EQ(in_fresh_process(source), "planned");
  EXPECT_EQ(in_fresh_process(source), "store");
}

TEST(PlannerModes, WisdomOnlyPlansNothingAndSaysWhatIsMissingAndWhatMakesIt) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root.string());
              PlanOptions only;
              only.mode = PlanMode::kWisdomOnly;
              const Result<Plan> missing = planner.plan(kSpec, only);
              if (missing.status().code() != StatusCode::kNotFound) out << "found ";
              const std::string& message = missing.status().message();
              for (const std::string command : {"wisdom tune ", "wisdom generate "}) {
                if (message.find(command + kSpec.text()) == std::string::npos) out << message;
              }
              out << planner.statistics().wisdom.planned;
              if (planner.plan(kSpec).ok() && planner.plan(kSpec, only).ok()) out << " then found";
            }),
            "0 then found");
}

TEST(PlannerModes, WhatWasAskedForAndNotFoundIsCountedOverAllProcesses) {
  TempDir root;
  const auto ask = [&](std::ostream& out) {
    Planner planner(root.string());
    PlanOptions only;
    only.mode = PlanMode::kWisdomOnly;
    static_cast<void>(planner.plan(kSpec, only));
    static_cast<void>(planner.plan(kSpec.backward(), only));
    static_cast<void>(planner.plan(kSpec, only));
    for (const PlanMiss& miss : planner.misses()) {
      out << miss.spec.text() << ' ' << miss.count << '\n';
    }
  };
  // Counts are written where there is a store.
  ASSERT_TRUE(Store(root.string()).put({"state_profiles", "k"}, {"v", "bin"}).ok());
  EXPECT_EQ(in_fresh_process(ask), kSpec.text() + " 2\n" + kSpec.backward().text() + " 1\n");
  EXPECT_EQ(in_fresh_process(ask), kSpec.text() + " 4\n" + kSpec.backward().text() + " 2\n");
}

TEST(PlannerModes, ATransformWhoseTablesDoNotFitIntoMemoryIsRefusedInEveryMode) {
  TempDir root;
  // A prime: FFTW's tables for it are larger than the array, and it ends the process without them.
  const PlanSpec prime = PlanSpec::dft({34359738337});
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root.string());
              for (const PlanMode mode : {PlanMode::kWait, PlanMode::kServeThenUpgrade}) {
                PlanOptions options;
                options.mode = mode;
                const Status status = planner.plan(prime, options).status();
                const bool told = status.message().find("memory") != std::string::npos;
                out << (status.code() == StatusCode::kPlanning && told ? "refused " : "planned ");
              }
            }),
            "refused refused ");
}

TEST(PlannerModes, ManyShortTransformsAreServedHoweverLargeTheArrays) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              PlannerOptions inside;
              inside.use_helper = false;
              Planner planner(root.string(), inside);
              PlanOptions at_once;
              at_once.deadline = std::chrono::milliseconds(0);
              const auto batch = PlanSpec::dft({64}).batch(std::int64_t{1} << 40);
              out << planner.plan(batch, at_once).status().message();
            }),
            "");
}

TEST(PlannerModes, EveryTimeThatTheLockWasHeldStandsInTheHistogram) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root.string());
              const auto count = [&] {
                const auto& counts = planner.statistics().lock_held.counts;
                return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
              };
              const std::uint64_t before = count();
              for (int i = 0; i < 5; ++i) planner.cache().probe(kSpec);
              out << count() - before;
            }),
            "5");
}

}  // namespace
}  // namespace dase
