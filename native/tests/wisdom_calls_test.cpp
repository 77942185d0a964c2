// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>

#include "dase/fftw_wisdom_cache.hpp"
#include "planner/problem_list.hpp"
#include "support/arrays.hpp"
#include "support/fftw_planner.hpp"
#include "support/files.hpp"
#include "support/fresh_process.hpp"
#include "support/temp_dir.hpp"
#include "wisdom/wisdom_text.hpp"

namespace dase {
namespace {

using testing::in_fresh_process;
using testing::TempDir;
using testing::Transform;

const Transform kForward{{12, 10}, FFTW_FORWARD, false, FFTW_MEASURE};
const std::string kKey = "fft_2d_12x10";

std::vector<PlanSpec> four(const std::string& rigor) {
  std::vector<PlanSpec> specs;
  for (const std::string how : {"/forward/out", "/forward/in", "/backward/out", "/backward/in"}) {
    specs.push_back(PlanSpec::parse(kKey + how + "/1/" + rigor).value());
  }
  return specs;
}

TEST(WisdomCalls, GeneratePlansWhatIsMissingAndNothingElse) {
  TempDir root;
  const auto run = [&] {
    return in_fresh_process([&](std::ostream& out) {
      FFTWWisdomCache cache(root.string());
      const Result<SavedWisdom> saved = cache.generate(four("measure"));
      const auto specs = four("measure");
      out << saved->problems_gained.size() << (saved->written ? " written" : " held") << " probed "
          << std::count_if(specs.begin(), specs.end(),
                           [&](const PlanSpec& spec) { return cache.probe(spec); });
    });
  };
  EXPECT_EQ(run(), "4 written probed 4");
  EXPECT_EQ(run(), "0 held probed 4");
}

TEST(WisdomCalls, AForcedReplanLosesNoProblem) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              FFTWWisdomCache cache(root.string());
              if (!cache.generate(four("measure")).ok()) return;
              if (!cache.generate({four("measure").front()}, true).ok()) return;
              out << cache.explain(kKey).size() << ' ' << cache.statistics().planned;
            }),
            "4 8");
}

/// Puts the entry of kKey anew with these claims about it.
bool put_claims(FFTWWisdomCache& cache, const Entry& entry, const std::string& meta) {
  NewEntry changed;
  changed.content = *entry.content;
  changed.extension = "wisdom";
  changed.meta = meta;
  return cache.store().put(entry.record.entry, changed, entry.record.variant).ok();
}

std::string with_number(std::string meta, const std::string& name, const std::string& number) {
  for (std::size_t at = 0; (at = meta.find(name, at)) != std::string::npos;) {
    at += name.size();
    meta.replace(at, meta.find_first_of(",}", at) - at, number);
  }
  return meta;
}

TEST(WisdomCalls, AForcedReplanThatIsNoFasterStillAddsWhatTheEntryLacked) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              FFTWWisdomCache cache(root.string());
              const auto specs = four("measure");
              if (!cache.generate({specs[0]}).ok()) return;
              const Entry entry = *cache.load(kKey).entry;
              put_claims(cache, entry, with_number(entry.record.meta, "\"measured_ns\":", "1"));
              const auto saved = cache.generate({specs[3]}, true);
              out << saved->written << ' ' << cache.explain(kKey).size() << ' '
                  << cache.explain(kKey).back().measured_ns;
            }),
            "1 2 1");
}

TEST(WisdomCalls, AForcedReplanKeepsThePlansThatNoRecordLists) {
  TempDir root;
  const auto source = [&](std::size_t offset) {
    return in_fresh_process([&](std::ostream& out) {
      FFTWWisdomCache cache(root.string());
      const PlanSpec spec = four("measure").front();
      const testing::Arrays arrays(spec, offset);
      out << to_string(cache.plan(spec, arrays.in(), arrays.out())->source());
    });
  };
  ASSERT_EQ(source(1), "planned");
  ASSERT_EQ(source(0), "planned");
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              FFTWWisdomCache cache(root.string());
              const Entry entry = *cache.load(kKey).entry;
              put_claims(cache, entry,
                         with_number(entry.record.meta, "\"measured_ns\":", "1000000000000"));
              out << cache.generate({four("measure").front()}, true)->written;
            }),
            "1");
  EXPECT_EQ(source(0), "store");
  EXPECT_EQ(source(1), "store");
}

TEST(WisdomCalls, ExplainDropsATimeThatWasTakenOfAnotherPlan) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              FFTWWisdomCache cache(root.string());
              if (!cache.generate({four("measure").front()}).ok()) return;
              const Entry entry = *cache.load(kKey).entry;
              const std::string digest = cache.explain(kKey).at(0).plan_digest;
              std::string meta = entry.record.meta;
              meta.replace(meta.find(digest), digest.size(), "0123456789abcdef");
              put_claims(cache, entry, meta);
              const WisdomProblem problem = cache.explain(kKey).at(0);
              out << problem.measured_ns << (problem.plan_digest == digest)
                  << problem.plan_text.empty();
            }),
            "010");
}

TEST(WisdomCalls, ARaceForOneProblemKeepsTheTimeOfThePlanThatStays) {
  const auto timed = [](const std::string& digest, std::int64_t ns) {
    WisdomProblem problem;
    problem.spec = four("measure").front();
    problem.plan_digest = digest;
    problem.measured_ns = ns;
    return std::vector<WisdomProblem>{problem};
  };
  EXPECT_EQ(merge_problems(timed("a", 9), timed("b", 5)).at(0).measured_ns, 9);
  EXPECT_EQ(merge_problems(timed("a", 9), timed("a", 5)).at(0).measured_ns, 5);
  EXPECT_EQ(merge_problems(timed("a", 9), timed("a", 0)).at(0).measured_ns, 9);
  EXPECT_EQ(merge_problems(timed("", 0), timed("b", 5)).at(0).measured_ns, 5);
}

TEST(WisdomCalls, RefuseProblemsOfTwoKeys) {
  TempDir root;
  FFTWWisdomCache cache(root.string());
  const auto other = PlanSpec::parse("fft_1d_8/forward/out/1/measure").value();
  EXPECT_EQ(cache.generate({four("measure")[0], other}).status().code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(cache.generate({}).status().code(), StatusCode::kInvalidArgument);
}

TEST(WisdomCalls, ExplainTellsWhatWasPlannedAndHow) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              FFTWWisdomCache cache(root.string());
              if (!cache.generate(four("measure")).ok()) return;
              for (const WisdomProblem& problem : cache.explain(kKey)) {
                out << problem.spec.text() << ' ' << (problem.measured_ns > 0)
                    << (problem.plan_text.find("dft") != std::string::npos)
                    << problem.plan_digest.size() << problem.writer.substr(0, 4)
                    << !problem.host.empty() << (problem.created_ms > 0) << problem.usable << '\n';
              }
            }),
            "fft_2d_12x10/backward/in/1/measure 1116c++/11yes\n"
            "fft_2d_12x10/backward/out/1/measure 1116c++/11yes\n"
            "fft_2d_12x10/forward/in/1/measure 1116c++/11yes\n"
            "fft_2d_12x10/forward/out/1/measure 1116c++/11yes\n");
}

TEST(WisdomCalls, SaveFindsOutWhatATextIsFor) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              const std::string text = kForward.closure();
              FFTWWisdomCache cache(root.string());
              for (const bool local : {true, false}) {
                const Result<SavedWisdom> saved = cache.save(
                    kKey, text, R"({"dimensions":[12,10],"planner":"FFTW_MEASURE"})", local);
                out << saved->usable << (saved->written ? " written " : " held ")
                    << (saved->lines_gained > 0) << ' '
                    << (saved->problems_gained.empty() ? "" : saved->problems_gained[0]) << '\n';
              }
              out << cache.save(kKey, text, "{}", true)->written;
            }),
            "yes written 1 fft_2d_12x10/forward/out/1/measure\n"
            "foreign written 1 fft_2d_12x10/forward/out/1/measure\n0");
}

TEST(WisdomCalls, SaveRefusesWhatDoesNotFitItsKey) {
  TempDir root;
  EXPECT_EQ(
      in_fresh_process([&](std::ostream& out) {
        const std::string text = kForward.closure();
        FFTWWisdomCache cache(root.string());
        for (const char* meta : {R"({"dimensions":[12,11]})", R"({"dimensions":"10x12"})",
                                 R"({"planner":"hasty"})", "[]", "not json",
                                 R"({"problems":[{"type":"fft","sizes":"8","direction":"forward",)"
                                 R"("placement":"out","threads":1,"rigor":"measure"}]})"}) {
          const auto saved = cache.save(kKey, text, meta);
          out << (saved.status().code() == StatusCode::kInvalidArgument);
        }
        out << cache.save("fft_2d_12", text).ok() << cache.store().list("fftw_wisdom").empty();
      }),
      "11111101");
}

TEST(WisdomCalls, SaveRefusesIncompleteWisdom) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              const WisdomText whole = parse_wisdom(kForward.closure()).value();
              FFTWWisdomCache cache(root.string());
              int refused = 0;
              for (std::size_t cut = 0; cut < whole.lines.size(); ++cut) {
                WisdomText part = whole;
                part.lines.erase(part.lines.begin() + static_cast<std::ptrdiff_t>(cut));
                const auto saved = cache.save(kKey, print_wisdom(part));
                if (saved.status().code() == StatusCode::kCorrupt) ++refused;
              }
              // without its top line a text holds no plan at all, but is whole
              out << (refused + 1 == static_cast<int>(whole.lines.size())) << kForward.is_known();
            }),
            "11");
}

TEST(WisdomCalls, SaveKeepsIncompatibleWisdomForWhomItFits) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              FFTWWisdomCache cache(root.string());
              const auto saved =
                  cache.save(kKey,
                             "(fftw-3.3.9 fftw_wisdom #x00000001 #x00000002 #x00000003 #x00000004\n"
                             "  (fftw_codelet_n1_2 0 #x10bdd #x10bdd #x0 #x00000001 #x00000002 "
                             "#x00000003 #x00000004)\n)\n");
              out << saved->usable << saved->written << ' ' << to_string(cache.load(kKey).reason)
                  << ' ' << cache.import_into_planner(kKey).value();
            }),
            "incompatible1 INCOMPATIBLE 0");
}

TEST(WisdomCalls, WhatIsSavedLoadsAndImportsInAFreshProcess) {
  TempDir root;
  const std::string text = in_fresh_process([&](std::ostream& out) {
    const std::string closure = kForward.closure();
    FFTWWisdomCache cache(root.string());
    if (cache.save(kKey, closure, "{}", true).ok()) out << *cache.load(kKey).entry->content;
  });
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              FFTWWisdomCache cache(root.string());
              out << kForward.is_known() << cache.import_into_planner(kKey).value()
                  << kForward.is_known() << cache.import_into_planner("fft_1d_8").value()
                  << cache.import_into_planner("nonsense").ok()
                  << (*cache.load(kKey).entry->content == text);
            }),
            "011001");
}

TEST(WisdomCalls, ExportFromThePlannerIsTheClosureAndNothingElse) {
  TempDir root;
  EXPECT_EQ(
      in_fresh_process([&](std::ostream& out) {
        const std::string closure = kForward.closure();
        const Transform other{{63}, FFTW_FORWARD, false, FFTW_MEASURE};
        other.plan(FFTW_MEASURE);
        FFTWWisdomCache cache(root.string());
        const auto before = testing::export_wisdom();
        const std::string text = cache.export_from_planner(kKey).value();
        out << (parse_wisdom(testing::export_wisdom())->lines.size() ==
                parse_wisdom(before)->lines.size());
        fftw_forget_wisdom();
        out << testing::import_wisdom(text) << kForward.is_known() << other.is_known()
            << (cache.export_from_planner("fft_1d_77").status().code() == StatusCode::kNotFound);
      }),
      "11101");
}

}  // namespace
}  // namespace dase
