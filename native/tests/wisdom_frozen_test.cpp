// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "dase/planner.hpp"
#include "planner/frozen.hpp"
#include "planner/stored_wisdom.hpp"
#include "support/arrays.hpp"
#include "support/fresh_process.hpp"
#include "support/planner_options.hpp"
#include "support/temp_dir.hpp"

namespace dase {
namespace {

using testing::Arrays;
using testing::in_fresh_process;
using testing::TempDir;
using testing::without_helper;

const PlanSpec kSpec = PlanSpec::dft({30, 32});
constexpr const char* kKey = "fft_2d_30x32";

/// Freezes kSpec to the plan that its wisdom gives; empty if that failed.
std::string freeze(const TempDir& root) {
  Planner planner(root.string(), without_helper());
  if (!planner.plan(kSpec).ok()) return {};
  const Result<std::string> digest = planner.freeze(kSpec);
  return digest.ok() ? digest.value() : std::string();
}

/// Freezes kSpec, for its machine or another one, to a plan that no wisdom gives.
bool freeze_to_another_plan(Store& store, const Variant& variant) {
  const Entry own = store.variants(wisdom_entry(kKey)).at(0);
  return store
      .update(wisdom_entry(kKey), variant,
              [&](const Entry*) {
                auto entry = changed(own, {{kSpec.text(), {"0123456789abcdef", *own.content, 1}}});
                entry.value()->content = "(" + variant.hard + "\n)\n";
                return entry;
              })
      .ok();
}

TEST(WisdomFrozen, TheCallWithoutAPlannerHandsOutTheFrozenPlanWhateverIsPlannedAfterwards) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              const std::string digest = freeze(root);
              FFTWWisdomCache cache(root.string());
              const Arrays arrays(kSpec);
              const auto plan = [&](Rigor rigor) {
                return cache.plan(kSpec.rigor(rigor), arrays.in(), arrays.out());
              };
              // A plan of higher rigor would serve this request too.
              if (!plan(Rigor::kPatient).ok()) return;
              const Result<Plan> frozen = plan(Rigor::kMeasure);
              if (!frozen.ok()) {
                out << frozen.status().message();
                return;
              }
              out << (frozen->digest() == digest) << ' ' << to_string(frozen->source())
                  << frozen->execute(arrays.in(), arrays.out()).ok();
            }),
            "1 store1");
}

TEST(WisdomFrozen, APlanThatCannotBeHadIsRefusedWithAnExplanationUntilItIsLetGo) {
  TempDir root;
  EXPECT_EQ(
      in_fresh_process([&](std::ostream& out) {
        if (freeze(root).empty()) return;
        FFTWWisdomCache cache(root.string());
        const Arrays arrays(kSpec);
        const auto code = [&] {
          return cache.plan(kSpec, arrays.in(), arrays.out()).status().code();
        };
        const auto& mine = FFTWWisdomCache::fingerprint();
        out << freeze_to_another_plan(cache.store(), variant_of(mine))
            << (code() == StatusCode::kIncompatible);
        Planner planner(root.string(), without_helper());
        out << planner.unfreeze(kSpec).value() << (code() == StatusCode::kOk);
        const Variant other{"0123456789abcdef", "fftw-9.9.9 fftw_wisdom #x1 #x2 #x3 #x4", "s"};
        out << freeze_to_another_plan(cache.store(), other);
        const Status refused = cache.plan(kSpec, arrays.in(), arrays.out()).status();
        out << (refused.code() == StatusCode::kIncompatible)
            << (refused.message().find("fftw-9.9.9") != std::string::npos)
            << (refused.message().find("wisdom unfreeze") != std::string::npos);
      }),
      "11111111");
}

TEST(WisdomFrozen, ArraysThatTheFrozenPlanIsNotForAreRefused) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              if (freeze(root).empty()) return;
              FFTWWisdomCache cache(root.string());
              const Arrays misaligned(kSpec, 1);
              const Status refused = cache.plan(kSpec, misaligned.in(), misaligned.out()).status();
              out << (refused.code() == StatusCode::kIncompatible)
                  << (refused.message().find("16-byte") != std::string::npos);
              const PlanSpec other = kSpec.backward();
              out << cache.plan(other, misaligned.in(), misaligned.out()).ok();
            }),
            "111");
}

TEST(WisdomFrozen, AutoThreadsGetThePlanThatTheirChoiceIsFrozenTo) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              const std::string digest = freeze(root);  // with one thread, which auto stands for
              FFTWWisdomCache cache(root.string());
              const Arrays arrays(kSpec);
              const auto plan = cache.plan(kSpec.threads(kAutoThreads), arrays.in(), arrays.out());
              out << (plan.ok() && plan->digest() == digest);
            }),
            "1");
}

TEST(WisdomFrozen, WhatWasFrozenByAnotherProcessIsSeenByTheNextCall) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              FFTWWisdomCache cache(root.string());
              const Arrays arrays(kSpec);
              const auto plan = [&] { return cache.plan(kSpec, arrays.in(), arrays.out()); };
              if (!plan().ok()) return;
              out << to_string(plan()->source());  // asks for pins, and finds none
              const auto& mine = FFTWWisdomCache::fingerprint();
              Store another_process(root.string());
              out << freeze_to_another_plan(another_process, variant_of(mine))
                  << (plan().status().code() == StatusCode::kIncompatible);
            }),
            "memory11");
}

}  // namespace
}  // namespace dase
