// SPDX-License-Identifier: MIT
#include <fftw3.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>

#include "dase/fftw_wisdom_cache.hpp"
#include "support/arrays.hpp"
#include "support/fftw_planner.hpp"
#include "support/files.hpp"
#include "support/fresh_process.hpp"
#include "support/temp_dir.hpp"
#include "wisdom/fingerprint.hpp"
#include "wisdom/wisdom_text.hpp"

// What FFTW's memory and the store must survive. Each process step runs in a child whose FFTW is
// fresh.

namespace dase {
namespace {

using testing::Arrays;
using testing::in_fresh_process;
using testing::TempDir;
using testing::Transform;

const char* const kSpec = "fft_2d_12x10/forward/out/1/measure";
const EntryKey kEntry{"fftw_wisdom", "fft_2d_12x10"};

/// Something of the host's own that has nothing to do with the cache.
const Transform kHosts{{63}, FFTW_FORWARD, false, FFTW_MEASURE};

std::string source_of(FFTWWisdomCache& cache, const std::string& text) {
  const PlanSpec spec = PlanSpec::parse(text).value();
  const Arrays arrays(spec);
  const Result<Plan> plan = cache.plan(spec, arrays.in(), arrays.out());
  return plan.ok() ? to_string(plan->source()) : plan.status().message();
}

std::string plan_in_fresh_process(const TempDir& root, const std::string& text = kSpec) {
  return in_fresh_process([&](std::ostream& out) {
    FFTWWisdomCache cache(root.string());
    out << source_of(cache, text);
    for (const auto& [reason, count] : cache.statistics().misses) out << ' ' << reason;
  });
}

std::set<WisdomLine> lines_of(const std::string& text) {
  const WisdomText wisdom = parse_wisdom(text).value();
  return {wisdom.lines.begin(), wisdom.lines.end()};
}

/// Whether the lines that FFTW's memory held before `body` are all still there.
template <typename Body>
bool keeps_wisdom(const Body& body) {
  const auto before = lines_of(testing::export_wisdom());
  body();
  const auto after = lines_of(testing::export_wisdom());
  return std::includes(after.begin(), after.end(), before.begin(), before.end());
}

Entry entry_of(const TempDir& root) {
  Store store(root.string());
  return store.variants(kEntry).at(0);
}

/// Replaces the entry's text for the same variant, its record's claims kept.
void replace_text(const TempDir& root, const Entry& entry, const WisdomText& wisdom) {
  Store store(root.string());
  NewEntry changed;
  changed.content = print_wisdom(wisdom);
  changed.extension = "wisdom";
  changed.meta = entry.record.meta;
  ASSERT_TRUE(store.put(kEntry, changed, entry.record.variant).ok());
}

/// Puts the entry's text under another variant, as the only one of a new store.
void put_variant(const TempDir& root, const Entry& entry, const std::string& hard,
                 const std::string& soft) {
  Store store(root.string());
  WisdomText wisdom = parse_wisdom(*entry.content).value();
  wisdom.preamble = hard;
  NewEntry value;
  value.content = print_wisdom(wisdom);
  value.extension = "wisdom";
  value.meta = entry.record.meta;
  ASSERT_TRUE(store.put(kEntry, value, {variant_id(hard, soft), hard, soft}).ok());
}

std::size_t quarantined(const TempDir& root) {
  return testing::files_under(root / ".store/quarantine").size() / 2;
}

TEST(PlannerGuard, WhatFftwKnewBeforeIsStillThereAfterPlanningAndAfterImport) {
  TempDir root;
  for (const std::string expected : {"planned", "store"}) {
    EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
                kHosts.plan(kHosts.rigor);
                FFTWWisdomCache cache(root.string());
                std::string source;
                const bool kept = keeps_wisdom([&] { source = source_of(cache, kSpec); });
                out << source << (kept ? " kept" : " lost");
              }),
              expected + " kept");
  }
}

TEST(PlannerGuard, AnEntryThatLacksAnyOneLineIsQuarantinedAndPlannedAnew) {
  TempDir root;
  ASSERT_EQ(plan_in_fresh_process(root), "planned COLD");
  const WisdomText whole = parse_wisdom(*entry_of(root).content).value();
  ASSERT_GE(whole.lines.size(), 3u);
  for (const bool host_plans_before : {false, true}) {
    for (std::size_t cut = 0; cut < whole.lines.size(); ++cut) {
      TempDir poisoned;
      WisdomText part = whole;
      part.lines.erase(part.lines.begin() + static_cast<std::ptrdiff_t>(cut));
      replace_text(poisoned, entry_of(root), part);
      EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
                  testing::init_fftw();
                  kHosts.plan(kHosts.rigor);
                  FFTWWisdomCache cache(poisoned.string());
                  if (host_plans_before) {
                    source_of(cache, "fft_1d_30/forward/out/1/measure");
                    source_of(cache, "fft_1d_30/forward/out/1/measure");
                  }
                  std::string source;
                  const bool kept = keeps_wisdom([&] { source = source_of(cache, kSpec); });
                  out << source << (kept ? " kept" : " lost")
                      << (kHosts.is_known() ? " known" : " forgotten");
                }),
                "planned kept known")
          << "without line " << cut;
      EXPECT_EQ(quarantined(poisoned), 1u) << "without line " << cut;
      EXPECT_EQ(plan_in_fresh_process(poisoned), "store") << "without line " << cut;
    }
  }
}

TEST(PlannerGuard, AnEntryThatLacksALineOfOneProblemServesTheOthersUntilThatOneIsAskedFor) {
  TempDir root;
  const std::string backward = "fft_2d_12x10/backward/out/1/measure";
  ASSERT_EQ(plan_in_fresh_process(root), "planned COLD");
  ASSERT_EQ(plan_in_fresh_process(root, backward), "planned COLD");
  const WisdomText whole = parse_wisdom(*entry_of(root).content).value();
  int served = 0;
  for (std::size_t cut = 0; cut < whole.lines.size(); ++cut) {
    TempDir poisoned;
    WisdomText part = whole;
    part.lines.erase(part.lines.begin() + static_cast<std::ptrdiff_t>(cut));
    replace_text(poisoned, entry_of(root), part);
    const std::string found = in_fresh_process([&](std::ostream& out) {
      testing::init_fftw();
      kHosts.plan(kHosts.rigor);
      FFTWWisdomCache cache(poisoned.string());
      for (const std::string& text : {std::string(kSpec), backward}) {
        out << source_of(cache, text) << (kHosts.is_known() ? " known " : " forgotten ");
      }
    });
    const bool is_of_backward = found == "store known planned known ";
    served += is_of_backward ? 1 : 0;
    if (!is_of_backward) EXPECT_EQ(found, "planned known planned known ") << "without line " << cut;
    EXPECT_EQ(quarantined(poisoned), 1u) << "without line " << cut;
    EXPECT_EQ(plan_in_fresh_process(poisoned, backward), "store") << "without line " << cut;
  }
  EXPECT_GT(served, 0);
}

TEST(PlannerGuard, AnIncompleteEntryThatListsNothingIsReplacedToo) {
  TempDir root;
  ASSERT_EQ(plan_in_fresh_process(root), "planned COLD");
  Entry entry = entry_of(root);
  WisdomText part = parse_wisdom(*entry.content).value();
  part.lines.pop_back();
  TempDir poisoned;
  entry.record.meta = "{}";
  replace_text(poisoned, entry, part);
  EXPECT_EQ(plan_in_fresh_process(poisoned).substr(0, 7), "planned");
  EXPECT_EQ(plan_in_fresh_process(poisoned), "store");
}

/// The closure of another plan than MEASURE finds, with MEASURE's flags, less one line; no lines if
/// MEASURE finds that plan itself.
WisdomText incomplete_other_plan(const Transform& transform) {
  const WisdomText measured = parse_wisdom(transform.closure()).value();
  WisdomText other =
      parse_wisdom(Transform{transform.sizes, transform.sign, false, FFTW_ESTIMATE}.closure())
          .value();
  for (WisdomLine& line : other.lines) {
    line.l = measured.lines[0].l;
    line.u = measured.lines[0].u;
  }
  // What both plans share is found again; leave out a part that the measured one does not have.
  const auto alone = std::find_if(other.lines.begin(), other.lines.end(), [&](const auto& line) {
    return std::none_of(measured.lines.begin(), measured.lines.end(),
                        [&](const WisdomLine& own) { return own.problem == line.problem; });
  });
  if (alone == other.lines.end()) {
    other.lines.clear();
  } else {
    other.lines.erase(alone);
  }
  fftw_forget_wisdom();
  return other;
}

TEST(PlannerGuard, OfAnIncompleteEntryThatListsNothingNothingStaysInFftwsMemory) {
  TempDir root;
  int size = 0;
  std::string text;
  for (const int candidate : {1024, 2048, 1000, 720, 1536, 960, 4096, 2000}) {
    text = in_fresh_process([&](std::ostream& out) {
      const auto part = incomplete_other_plan({{candidate}, FFTW_FORWARD, false, FFTW_MEASURE});
      if (!part.lines.empty()) out << print_wisdom(part);
    });
    size = candidate;
    if (!text.empty()) break;
  }
  ASSERT_FALSE(text.empty()) << "MEASURE and ESTIMATE agree on every size tried";
  const std::string key = "fft_1d_" + std::to_string(size);
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              kHosts.plan(kHosts.rigor);
              FFTWWisdomCache cache(root.string());
              const Fingerprint& mine = FFTWWisdomCache::fingerprint();
              NewEntry value;
              value.content = text;
              value.extension = "wisdom";
              const Variant variant{mine.variant, mine.hard, mine.soft};
              if (!cache.store().put({"fftw_wisdom", key}, value, variant).ok()) return;
              const std::string spec = key + "/forward/out/1/measure";
              out << source_of(cache, spec) << ' ' << source_of(cache, spec);
              Transform{{size}, FFTW_FORWARD, false, FFTW_MEASURE}.plan(FFTW_MEASURE);
              out << (kHosts.is_known() ? " known" : " forgotten");
            }),
            "planned memory known");
}

TEST(PlannerGuard, AForeignEntryServesIsReportedAndStaysApart) {
  TempDir root;
  ASSERT_EQ(plan_in_fresh_process(root), "planned COLD");
  const Entry entry = entry_of(root);
  TempDir elsewhere;
  put_variant(elsewhere, entry, entry.record.variant.hard, "-");
  EXPECT_EQ(plan_in_fresh_process(elsewhere), "foreign");
  EXPECT_EQ(Store(elsewhere.string()).variants(kEntry).size(), 1u);
  EXPECT_EQ(plan_in_fresh_process(elsewhere, "fft_2d_12x10/backward/in/1/measure"), "planned COLD");
  const std::vector<Entry> variants = Store(elsewhere.string()).variants(kEntry);
  ASSERT_EQ(variants.size(), 2u);
  for (const Entry& variant : variants) {
    const bool mine = variant.record.variant.soft != "-";
    const std::string& meta = variant.record.meta;
    EXPECT_EQ(meta.find("\"direction\":\"forward\"") == std::string::npos, mine);
  }
}

TEST(PlannerGuard, MyOwnEntryIsPreferredToAForeignOne) {
  TempDir root;
  ASSERT_EQ(plan_in_fresh_process(root), "planned COLD");
  const Entry entry = entry_of(root);
  put_variant(root, entry, entry.record.variant.hard, "-");
  EXPECT_EQ(plan_in_fresh_process(root), "store");
}

TEST(PlannerGuard, AnIncompatibleEntryIsNeverImported) {
  TempDir root;
  ASSERT_EQ(plan_in_fresh_process(root), "planned COLD");
  const Entry entry = entry_of(root);
  TempDir elsewhere;
  put_variant(elsewhere, entry,
              "fftw-3.3.9 fftw_wisdom #x11111111 #x22222222 #x33333333 #x44444444",
              entry.record.variant.soft);
  EXPECT_EQ(plan_in_fresh_process(elsewhere), "planned INCOMPATIBLE");
  EXPECT_EQ(plan_in_fresh_process(elsewhere), "store");
}

TEST(PlannerGuard, AHostThatPlannedBeforeInitThreadsIsToldOnceHowToMendIt) {
  TempDir root;
  ASSERT_EQ(plan_in_fresh_process(root), "planned COLD");
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              fftw_complex array[8] = {};
              fftw_destroy_plan(fftw_plan_dft_1d(8, array, array, FFTW_FORWARD, FFTW_ESTIMATE));
              int warned = 0;
              StoreOptions options;
              options.warn = [&](const std::string& message) {
                if (message.find("call fftw_init_threads() first") != std::string::npos) ++warned;
              };
              FFTWWisdomCache cache(root.string(), options);
              out << source_of(cache, kSpec) << ' ';
              out << source_of(cache, "fft_2d_12x10/backward/out/1/measure") << ' ' << warned;
            }),
            "planned planned 1");
  EXPECT_EQ(plan_in_fresh_process(root), "store");
}

TEST(PlannerGuard, AThreadCountThatTheHostSetIsKept) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              testing::init_fftw();
              fftw_plan_with_nthreads(2);
              FFTWWisdomCache cache(root.string());
              out << source_of(cache, kSpec) << ' ' << fftw_planner_nthreads();
            }),
            "planned 2");
}

TEST(PlannerGuard, TimesAndCostsOfAnySizeInARecordAreHarmless) {
  TempDir root;
  ASSERT_EQ(plan_in_fresh_process(root), "planned COLD");
  const Entry entry = entry_of(root);
  NewEntry changed;
  changed.content = *entry.content;
  changed.extension = "wisdom";
  changed.cost_ms = std::numeric_limits<std::int64_t>::max();
  changed.meta = entry.record.meta;
  for (const std::string name : {"measured_ns", "planning_ms"}) {
    const std::size_t begin = changed.meta.find(name) + name.size() + 2;
    changed.meta.replace(begin, changed.meta.find(',', begin) - begin, "9223372036854775807");
  }
  ASSERT_TRUE(Store(root.string()).put(kEntry, changed, entry.record.variant).ok());
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              FFTWWisdomCache cache(root.string());
              out << source_of(cache, kSpec) << ' '
                  << source_of(cache, "fft_2d_12x10/backward/in/1/measure") << ' '
                  << cache.generate({PlanSpec::parse(kSpec).value()}, true).ok() << ' '
                  << (cache.statistics().planning_saved.count() >= 0);
            }),
            "store planned 1 1");
}

TEST(PlannerGuard, AStoreThatCannotBeWrittenStillGivesPlans) {
  TempDir folder;
  testing::write_file(folder / "file", "not a folder");
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              int warned = 0;
              StoreOptions options;
              options.warn = [&](const std::string&) { ++warned; };
              FFTWWisdomCache cache((folder / "file").string(), options);
              out << source_of(cache, kSpec) << ' ' << source_of(cache, kSpec) << ' '
                  << (warned > 0 ? "warned" : "silent");
            }),
            "planned memory warned");
}

}  // namespace
}  // namespace dase
