// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "dase/planner.hpp"
#include "planner/stored_wisdom.hpp"
#include "support/fresh_process.hpp"
#include "support/planner_options.hpp"
#include "support/temp_dir.hpp"

namespace dase {
namespace {

using testing::in_fresh_process;
using testing::TempDir;
using testing::without_helper;

const PlanSpec kSpec = PlanSpec::dft({26, 28});

TEST(PlannerCoverage, AnotherMachinesWisdomIsForeignAndKeepsItsTime) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root.string(), without_helper());
              if (!planner.plan(kSpec).ok()) return;
              const Coverage own = planner.coverage({kSpec}).at(0);
              Store& store = planner.cache().store();
              const EntryKey key = wisdom_entry(kSpec.key().text());
              const Entry mine = store.variants(key).at(0);
              const Variant other{"0123456789abcdef", mine.record.variant.hard, "another machine"};
              const auto copied = store.update(key, other, [&](const Entry*) {
                NewEntry entry;
                entry.content = *mine.content;
                entry.extension = mine.record.extension;
                entry.meta = mine.record.meta;
                return Result<std::optional<NewEntry>>(std::move(entry));
              });
              if (!copied.ok() || !store.erase(key, mine.record.variant).ok()) return;
              const Coverage foreign = planner.coverage({kSpec}).at(0);
              out << to_string(own.state) << ' ' << to_string(foreign.state) << ' '
                  << (own.measured_ns > 0) << (foreign.measured_ns == own.measured_ns);
            }),
            "own foreign 11");
}

TEST(PlannerCoverage, AutoThreadsAreHeldWhenEveryNumberOfThreadsIs) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root.string(), without_helper());
              const PlanSpec any = kSpec.threads(kAutoThreads);
              out << to_string(planner.coverage({any}).at(0).state) << ' ';
              if (!planner.plan(any).ok()) return;
              out << to_string(planner.coverage({any}).at(0).state);
            }),
            "missing own");
}

}  // namespace
}  // namespace dase
