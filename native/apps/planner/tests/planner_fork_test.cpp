// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <memory>
#include <thread>

#include "support/fresh_process.hpp"
#include "support/planner_process.hpp"

// A child of fork() has a copy of its parent's planner, and none of its threads.

namespace dase {
namespace {

using testing::HelperOptions;
using testing::in_fresh_process;
using testing::is_right;
using testing::TempDir;

constexpr int kCpuMilliseconds = 2'000;

/// `ok` if the child went through `bool body()`; else how it ended.
template <typename Body>
std::string in_forked_child(Body body) {
  const testing::ChildEnd end =
      testing::run_in_child([&](int) { return body() ? 0 : 1; }, kCpuMilliseconds);
  std::ostringstream text;
  text << end;
  return end.signal == 0 && end.exit_code == 0 ? "ok" : text.str();
}

TEST(PlannerFork, AChildClosesAPlannerWhoseSearchesAreDone) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              testing::Heard heard;
              auto planner = std::make_unique<Planner>(root.string(), options.with());
              Result<Plan> plan = planner->plan(PlanSpec::dft({12, 10}), heard.serve());
              out << to_string(heard.wait().outcome) << ' ';
              out << in_forked_child([&] {
                const bool right = static_cast<bool>(is_right(plan));
                planner.reset();
                return right && static_cast<bool>(is_right(plan));
              });
              planner.reset();
              out << ' ' << static_cast<bool>(is_right(plan));
            }),
            "upgraded ok 1");
}

TEST(PlannerFork, AChildClosesAPlannerAmidItsParentsSearchesWhoseListenersItDoesNotCall) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              testing::Heard heard;
              std::vector<Result<Plan>> plans;
              auto planner = std::make_unique<Planner>(root.string(), options.with());
              for (const int n : {44100, 30030}) {
                const PlanSpec endless = PlanSpec::dft({n}).rigor(Rigor::kExhaustive);
                plans.push_back(planner->plan(endless, heard.serve()));
              }
              while (planner->statistics().helpers_started == 0) std::this_thread::yield();
              out << in_forked_child([&] {
                planner.reset();
                return heard.count() == 0;
              });
              planner.reset();
              out << ' ' << heard.count();
            }),
            "ok 2");
}

TEST(PlannerFork, AChildSearchesWithThreadsOfItsOwn) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              testing::Heard heard;
              auto planner = std::make_unique<Planner>(root.string(), options.with());
              const Result<Plan> plan = planner->plan(PlanSpec::dft({12, 10}), heard.serve());
              out << to_string(heard.wait().outcome) << ' ';
              out << in_forked_child([&] {
                testing::Heard mine;
                const Result<Plan> other = planner->plan(PlanSpec::dft({9, 8}), mine.serve());
                const UpgradeOutcome outcome = mine.wait().outcome;
                planner.reset();
                return outcome == UpgradeOutcome::kUpgraded && is_right(other);
              });
            }),
            "upgraded ok");
}

TEST(PlannerFork, AChildWritesNoCountsIntoTheFileOfItsParent) {
  TempDir root;
  EXPECT_EQ(
      in_fresh_process([&](std::ostream& out) {
        HelperOptions options;
        Planner writer(root.string(), options.with());
        static_cast<void>(writer.plan(PlanSpec::dft({9, 8})));  // there is a store to write to
        auto planner = std::make_unique<Planner>(root.string(), options.with());
        PlanOptions only;
        only.mode = PlanMode::kWisdomOnly;
        static_cast<void>(planner->plan(PlanSpec::dft({12, 10}), only));
        out << in_forked_child([&] {
          planner.reset();
          return true;
        });
        out << ' ' << writer.misses().size();
        planner.reset();
        out << ' ' << writer.misses().size();
      }),
      "ok 0 1");
}

}  // namespace
}  // namespace dase
