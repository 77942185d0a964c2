// SPDX-License-Identifier: MIT
#include <dlfcn.h>
#include <fftw3.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <numeric>

#include "support/fresh_process.hpp"
#include "support/planner_process.hpp"

// What the planner lock is held for. FFTW's calls are counted on their way to FFTW.

namespace {

struct Calls {
  int imports = 0;
  long lines = 0;  // imported
  int exports = 0;
  int forgets = 0;
  int plans = 0;  // asked for, of complex transforms
} calls;

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int fftw_import_wisdom_from_string(const char* text) {
  ++calls.imports;
  calls.lines += std::count(text, text + std::strlen(text), '\n') - 2;
  return next<decltype(fftw_import_wisdom_from_string)>("fftw_import_wisdom_from_string")(text);
}

void fftw_export_wisdom(fftw_write_char_func write, void* target) {
  ++calls.exports;
  next<decltype(fftw_export_wisdom)>("fftw_export_wisdom")(write, target);
}

void fftw_forget_wisdom() {
  ++calls.forgets;
  next<decltype(fftw_forget_wisdom)>("fftw_forget_wisdom")();
}

fftw_plan fftw_plan_guru64_dft(int rank, const fftw_iodim64* dims, int batch_rank,
                               const fftw_iodim64* batch, fftw_complex* in, fftw_complex* out,
                               int sign, unsigned flags) {
  ++calls.plans;
  return next<decltype(fftw_plan_guru64_dft)>("fftw_plan_guru64_dft")(rank, dims, batch_rank, batch,
                                                                      in, out, sign, flags);
}
}

namespace dase {
namespace {

using testing::HelperOptions;
using testing::in_fresh_process;
using testing::TempDir;

const PlanSpec kSpec = PlanSpec::dft({12, 10});
const PlanSpec kOtherKey = PlanSpec::dft({30});

/// What `body` added to the counts.
template <typename Body>
Calls calls_of(const Body& body) {
  const Calls before = calls;
  body();
  return {calls.imports - before.imports, calls.lines - before.lines,
          calls.exports - before.exports, calls.forgets - before.forgets,
          calls.plans - before.plans};
}

std::uint64_t holds(const Planner& planner) {
  const auto& counts = planner.statistics().lock_held.counts;
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

std::string source_of(Planner& planner, const PlanSpec& spec) {
  PlanOptions only;
  only.mode = PlanMode::kWisdomOnly;
  const Result<Plan> plan = planner.plan(spec, only);
  return plan.ok() ? to_string(plan->source()) : "none";
}

/// A store with the plans of two problems of one key, and of another key.
class PlannerLockHolds : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(in_fresh_process([&](std::ostream& out) {
                PlannerOptions inside;
                inside.use_helper = false;
                Planner planner(root_.string(), inside);
                for (const PlanSpec& spec : {kSpec, kSpec.backward(), kOtherKey}) {
                  out << planner.plan(spec).ok();
                }
              }),
              "111");
  }

  long lines_of(const PlanSpec& spec) const {
    Store store(root_.string());
    const std::string text = *store.variants({"fftw_wisdom", spec.key().text()}).at(0).content;
    return std::count(text.begin(), text.end(), '\n') - 2;
  }

  TempDir root_;
};

TEST_F(PlannerLockHolds, APlanFromTheStoreImportsTheLinesOfItsKeyAndExportsNothing) {
  const long lines = lines_of(kSpec);
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root_.string());
              const Calls did = calls_of([&] { out << source_of(planner, kSpec); });
              out << ' ' << did.imports << ' ' << (did.lines == lines) << ' ' << did.exports << ' '
                  << did.forgets;
            }),
            "store 1 1 0 0");
}

TEST_F(PlannerLockHolds, ALaterPlanFromTheStoreExportsNothingEither) {
  const long lines = lines_of(kSpec);
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root_.string());
              out << source_of(planner, kOtherKey) << ' ';
              const Calls did = calls_of([&] { out << source_of(planner, kSpec); });
              out << ' ' << did.imports << ' ' << (did.lines == lines) << ' ' << did.exports << ' '
                  << did.forgets;
            }),
            "store store 1 1 0 0");
}

TEST_F(PlannerLockHolds, OfAnEntryOnlyTheProblemAskedForIsPlanned) {
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root_.string());
              // Not in FFTW's memory, and then from the imported text.
              const Calls did = calls_of([&] { out << source_of(planner, kSpec); });
              out << ' ' << did.plans;
            }),
            "store 2");
}

TEST_F(PlannerLockHolds, WhatFftwHoldsTakesTheLockOnceAndImportsNothing) {
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root_.string());
              source_of(planner, kSpec);
              for (const PlanSpec& spec : {kSpec, kSpec.backward()}) {
                const std::uint64_t before = holds(planner);
                const Calls did = calls_of([&] { out << source_of(planner, spec); });
                out << ' ' << holds(planner) - before << ' ' << did.imports << ' ' << did.exports
                    << ' ';
              }
            }),
            "memory 1 0 0 memory 1 0 0 ");
}

TEST_F(PlannerLockHolds, AnEntryIsImportedOnceForAProblemThatItDoesNotServe) {
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root_.string());
              for (int i = 0; i < 3; ++i) {
                const Calls did = calls_of([&] { source_of(planner, kSpec.in_place()); });
                out << did.imports << did.exports;
              }
            }),
            "100000");
}

TEST_F(PlannerLockHolds, ImportAndPlanAreHoldsOfTheirOwn) {
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root_.string());
              const std::uint64_t before = holds(planner);
              source_of(planner, kSpec);
              out << holds(planner) - before;
            }),
            "3");
}

TEST_F(PlannerLockHolds, WhatTheHelperFoundForAPlanIsImportedOnceForEachStep) {
  TempDir empty;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              Planner planner(empty.string(), options.with());
              const Calls did = calls_of([&] { out << planner.plan(kSpec).ok(); });
              // The steps that it climbed: ESTIMATE and MEASURE.
              out << ' ' << did.imports << ' ' << did.forgets << ' ' << source_of(planner, kSpec)
                  << ' ' << options.warnings().size();
            }),
            "1 2 0 memory 0");
}

TEST_F(PlannerLockHolds, WhatTheHelperFoundForTheStoreIsLeftToWhoAsksForIt) {
  TempDir empty;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              Planner planner(empty.string(), options.with());
              const Calls did = calls_of([&] { out << planner.tune({kSpec})->failed; });
              out << ' ' << did.imports << ' ' << did.plans << ' ' << source_of(planner, kSpec)
                  << ' ' << options.warnings().size();
            }),
            "0 0 0 store 0");
}

TEST_F(PlannerLockHolds, WhatIsFoundForAStoreThatCannotBeWrittenStaysInMemory) {
  TempDir folder;
  testing::write_file(folder / "file", "not a folder");
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              Planner planner((folder / "file").string(), options.with());
              out << planner.tune({kSpec})->failed << ' ' << source_of(planner, kSpec);
            }),
            "0 memory");
}

}  // namespace
}  // namespace dase
