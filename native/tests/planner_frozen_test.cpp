// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <future>

#include "dase/planner.hpp"
#include "planner/auto_threads.hpp"
#include "planner/frozen.hpp"
#include "planner/problem_list.hpp"
#include "planner/stored_wisdom.hpp"
#include "store/fs_clock.hpp"
#include "support/arrays.hpp"
#include "support/fresh_process.hpp"
#include "support/planner_options.hpp"
#include "support/temp_dir.hpp"

namespace dase {
namespace {

using testing::in_fresh_process;
using testing::TempDir;
using testing::without_helper;

const PlanSpec kSpec = PlanSpec::dft({30, 32});
constexpr const char* kKey = "fft_2d_30x32";

TEST(PlannerFrozen, TheSamePlanIsHandedOutWhateverIsPlannedAfterwards) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root.string(), without_helper());
              if (!planner.plan(kSpec).ok()) return;
              const Result<std::string> digest = planner.freeze(kSpec);
              // A plan of higher rigor would serve this request too.
              if (!planner.plan(kSpec.rigor(Rigor::kPatient)).ok()) return;
              if (!planner.cache().generate({kSpec}, true).ok()) return;
              const Result<Plan> plan = planner.plan(kSpec);
              if (!plan.ok()) {
                out << plan.status().message();
                return;
              }
              const testing::Arrays arrays(kSpec);
              out << (plan->digest() == digest.value())
                  << plan->execute(arrays.in(), arrays.out()).ok()
                  << (planner.freeze(kSpec).value() == digest.value());
            }),
            "111");
}

TEST(PlannerFrozen, TheSamePlanIsHandedOutAfterTheLinesOfItWereMergedAway) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root.string(), without_helper());
              if (!planner.plan(kSpec).ok()) return;
              const Result<std::string> digest = planner.freeze(kSpec);
              const Entry own = planner.cache().store().variants(wisdom_entry(kKey)).at(0);
              const auto without_lines = [&](const Entry*) {
                auto entry = changed(own, read_frozen(own.record.meta));
                entry.value()->content = "(" + own.record.variant.hard + "\n)\n";
                return entry;
              };
              out << planner.cache()
                         .store()
                         .update(wisdom_entry(kKey), own.record.variant, without_lines)
                         .ok();
              const Result<Plan> plan = planner.plan(kSpec);
              out << (plan.ok() && plan->digest() == digest.value())
                  << planner.unfreeze(kSpec).value();
            }),
            "111");
}

TEST(PlannerFrozen, MergesKeepWhatIsFrozenUntilItIsLetGo) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root.string(), without_helper());
              if (!planner.plan(kSpec).ok() || !planner.freeze(kSpec).ok()) return;
              if (!planner.plan(kSpec.backward()).ok()) return;
              const auto frozen = [&] {
                return read_frozen(planner.cache().store().list("fftw_wisdom").at(0).meta).size();
              };
              out << frozen() << planner.unfreeze(kSpec).value() << frozen()
                  << planner.unfreeze(kSpec).value();
            }),
            "1100");
}

TEST(PlannerFrozen, APlanOfAnotherTextOrAnotherBuildIsRefusedWithAnExplanation) {
  TempDir root;
  EXPECT_EQ(
      in_fresh_process([&](std::ostream& out) {
        Planner planner(root.string(), without_helper());
        if (!planner.plan(kSpec).ok() || !planner.freeze(kSpec).ok()) return;
        Store& store = planner.cache().store();
        const Entry own = store.variants(wisdom_entry(kKey)).at(0);
        const auto pin = [&](const Variant& variant, const std::string& content) {
          return store.update(wisdom_entry(kKey), variant, [&](const Entry*) {
            Result<std::optional<NewEntry>> entry =
                changed(own, {{kSpec.text(), {"0123456789abcdef", *own.content, 1}}});
            entry.value()->content = content;
            return entry;
          });
        };
        if (!pin(own.record.variant, *own.content).ok()) return;
        const Result<Plan> other_text = planner.plan(kSpec);
        out << (other_text.status().code() == StatusCode::kIncompatible)
            << (other_text.status().message().find("0123456789abcdef") != std::string::npos);
        if (!store.erase(wisdom_entry(kKey), own.record.variant).ok()) return;
        const Variant other{"0123456789abcdef", "fftw-9.9.9 fftw_wisdom #x1 #x2 #x3 #x4", "s"};
        if (!pin(other, "(" + other.hard + "\n)\n").ok()) return;
        const Result<Plan> other_build = planner.plan(kSpec);
        out << (other_build.status().code() == StatusCode::kIncompatible)
            << (other_build.status().message().find("fftw-9.9.9") != std::string::npos);
        out << planner.unfreeze(kSpec).value() << planner.plan(kSpec).ok();
      }),
      "111111");
}

TEST(PlannerFrozen, ThePinOfThisMachineDecidesNotThatOfAnother) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root.string(), without_helper());
              if (!planner.plan(kSpec).ok() || !planner.freeze(kSpec).ok()) return;
              Store& store = planner.cache().store();
              const Entry own = store.variants(wisdom_entry(kKey)).at(0);
              const FrozenPlans frozen = read_frozen(own.record.meta);
              const auto pin = [&](const Variant& variant, const FrozenPlans& plans) {
                return store
                    .update(wisdom_entry(kKey), variant,
                            [&](const Entry*) { return changed(own, plans); })
                    .ok();
              };
              // Sorts before this machine's.
              const Variant other{"0000000000000001", own.record.variant.hard, "another machine"};
              out << pin(other, frozen);
              const Result<Plan> plan = planner.plan(kSpec);
              out << (plan.ok() && plan->source() == PlanSource::kStore);
              out << pin(own.record.variant,
                         {{kSpec.text(), {"0123456789abcdef", frozen.begin()->second.wisdom, 1}}});
              out << (planner.plan(kSpec).status().code() == StatusCode::kIncompatible);
            }),
            "1111");
}

TEST(PlannerFrozen, DetailsOfARecordMakeRoomForAPin) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root.string(), without_helper());
              if (!planner.plan(kSpec).ok()) return;
              Store& store = planner.cache().store();
              const Entry own = store.variants(wisdom_entry(kKey)).at(0);
              std::vector<WisdomProblem> problems = read_problems(own.record.meta);
              problems.front().plan_text.assign(40'000, '-');
              const std::string detailed = write_problems("{}", problems).value();
              const std::string pin(64'400 - detailed.size(), '-');
              const auto fill = [&](const Entry*) {
                auto entry = changed(own, {});
                entry.value()->meta =
                    write_frozen(detailed, {{kSpec.backward().text(), {"digest", pin, 1}}}).value();
                return entry;
              };
              out << store.update(wisdom_entry(kKey), own.record.variant, fill).ok();
              const Result<std::string> digest = planner.freeze(kSpec);
              out << digest.ok() << ' ' << digest.status().message();
            }),
            "11 ");
}

TEST(PlannerFrozen, EveryPinIsListedWithItsFftwAndWhenItWasMade) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root.string(), without_helper());
              const PlanSpec wide = kSpec.precision(Precision::kLongDouble);
              out << planner.frozen().size();
              if (!planner.plan(kSpec).ok() || !planner.plan(wide).ok()) return;
              const std::int64_t before = wall_clock_ns() / 1'000'000;
              const Result<std::string> digest = planner.freeze(kSpec);
              if (!planner.freeze(wide).ok()) return;
              // What is pinned to this plan already keeps its time.
              const auto once = planner.frozen().at(0).frozen_ms;
              if (!planner.freeze(kSpec).ok()) return;
              for (const FrozenProblem& problem : planner.frozen()) {
                const Fingerprint& mine = FFTWWisdomCache::fingerprint(problem.spec.precision());
                out << ' ' << problem.spec.text() << problem.usable
                    << (problem.fingerprint.hard == mine.hard)
                    << (problem.fingerprint.variant == mine.variant)
                    << (problem.frozen_ms >= before);
              }
              out << ' ' << (planner.frozen().at(0).frozen_ms == once)
                  << (planner.frozen().at(0).plan_digest == digest.value())
                  << planner.unfreeze(wide).value() << planner.frozen().size();
            }),
            "0 fft_2d_30x32/forward/out/1/measureyes111"
            " fft_2d_30x32_f80/forward/out/1/measureyes111 1111");
}

TEST(PlannerFrozen, WhatTheStoreDoesNotHoldCannotBeFrozen) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root.string(), without_helper());
              out << (planner.freeze(kSpec).status().code() == StatusCode::kNotFound)
                  << (planner.freeze(kSpec.threads(kAutoThreads)).status().code() ==
                      StatusCode::kInvalidArgument);
            }),
            "11");
}

TEST(PlannerFrozen, PinsThatWouldFillTheRecordAreRefusedAndLeaveRoomForOtherPlans) {
  TempDir root;
  EXPECT_EQ(
      in_fresh_process([&](std::ostream& out) {
        Planner planner(root.string(), without_helper());
        if (!planner.plan(kSpec).ok()) return;
        Store& store = planner.cache().store();
        const Entry own = store.variants(wisdom_entry(kKey)).at(0);
        const std::string nearly_all(kFrozenLimit - 200, 'x');
        const auto fill = [&](const Entry*) {
          return changed(own, {{kSpec.backward().text(), {"0123456789abcdef", nearly_all, 1}}});
        };
        out << store.update(wisdom_entry(kKey), own.record.variant, fill).ok();
        const Result<std::string> digest = planner.freeze(kSpec);
        out << (digest.status().code() == StatusCode::kInvalidArgument)
            << (digest.status().message().find("unfreeze") != std::string::npos);
        const PlanSpec patient = kSpec.rigor(Rigor::kPatient);
        out << planner.plan(patient).ok()
            << (planner.coverage({patient}).at(0).state == CoverageState::kOwn);
        out << planner.unfreeze(kSpec.backward()).value() << planner.freeze(kSpec).ok();
      }),
      "1111111");
}

/// Pins every number of threads that `spec` may stand for to a plan that its wisdom does not give,
/// before all of them are timed.
bool pin_all_numbers(Planner& planner, const PlanSpec& spec) {
  if (!planner.plan(spec.threads(1)).ok()) return false;
  Store& store = planner.cache().store();
  const Entry own = store.variants(wisdom_entry(spec.key().text())).at(0);
  FrozenPlans frozen;
  for (const PlanSpec& problem : with_numbered_threads(spec)) {
    frozen[problem.text()] = {"0123456789abcdef", *own.content, 1};
  }
  const auto pin = [&](const Entry*) { return changed(own, frozen); };
  return store.update(wisdom_entry(spec.key().text()), own.record.variant, pin).ok();
}

TEST(PlannerFrozen, AutoThreadsNeverHandOutAnotherPlanThanTheirChoiceIsPinnedTo) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root.string(), without_helper());
              const PlanSpec any = PlanSpec::dft({12, 10}).threads(kAutoThreads);
              out << pin_all_numbers(planner, any);
              for (int call = 0; call < 2; ++call) {  // the first one searches
                out << ' ' << (planner.plan(any).status().code() == StatusCode::kIncompatible);
              }
            }),
            "1 1 1");
}

TEST(PlannerFrozen, AnUpgradeOfAutoThreadsFailsWhereItsChoiceIsPinnedToAnotherPlan) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              Planner planner(root.string(), without_helper());
              const PlanSpec any = PlanSpec::dft({12, 10}).threads(kAutoThreads);
              out << pin_all_numbers(planner, any);
              std::promise<PlanUpgrade> heard;
              PlanOptions options;
              options.mode = PlanMode::kServeThenUpgrade;
              options.listener = [&](const PlanUpgrade& upgrade) { heard.set_value(upgrade); };
              const Result<Plan> plan = planner.plan(any, options);
              if (hardware_threads() == 1) {  // there is no choice, so it is refused at once
                out << " failed frozen" << (plan.ok() ? " served" : "");
                return;
              }
              const PlanUpgrade upgrade = heard.get_future().get();
              out << ' ' << to_string(upgrade.outcome)
                  << (upgrade.message.find("is frozen to") == std::string::npos ? "" : " frozen");
            }),
            "1 failed frozen");
}

}  // namespace
}  // namespace dase
