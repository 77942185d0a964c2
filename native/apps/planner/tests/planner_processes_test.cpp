// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "support/fresh_process.hpp"
#include "support/planner_process.hpp"

namespace dase {
namespace {

using testing::FreshProcess;
using testing::HelperOptions;
using testing::in_fresh_process;
using testing::is_right;
using testing::TempDir;

TEST(PlannerProcesses, ThatAskForTheSamePlanAtOncePlanItOnce) {
  TempDir root;
  const PlanSpec spec = PlanSpec::dft({32, 30}).rigor(Rigor::kPatient);
  constexpr int kProcesses = 3;
  int gate[2];
  ASSERT_EQ(::pipe(gate), 0);
  std::vector<FreshProcess> processes;
  processes.reserve(kProcesses);
  for (int i = 0; i < kProcesses; ++i) {
    processes.emplace_back([&](std::ostream& out) {
      char go;
      ::close(gate[1]);
      static_cast<void>(!::read(gate[0], &go, 1));
      HelperOptions options;
      Planner planner(root.string(), options.with());
      const bool right = is_right(planner.plan(spec));
      const PlannerStatistics statistics = planner.statistics();
      out << right << ' ' << statistics.led << ' ' << options.warnings().size();
    });
  }
  ::close(gate[1]);
  ::close(gate[0]);
  int led = 0;
  for (FreshProcess& process : processes) {
    const std::string result = process.output();
    EXPECT_EQ(result.substr(0, 2), "1 ") << result;
    EXPECT_EQ(result.substr(result.size() - 2), " 0") << result;
    led += result[2] - '0';
  }
  EXPECT_EQ(led, 1);
}

TEST(PlannerProcesses, AServedPlanIsUpgradedAndTheLockIsNeverHeldForLong) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              Planner planner(root.string(), options.with());
              testing::Heard heard;
              const PlanOptions serve = heard.serve();
              const PlanSpec spec = PlanSpec::dft({512, 512});
              Result<Plan> plan = planner.plan(spec, serve);
              const std::string before = plan->digest();
              out << to_string(plan->source()) << ' ' << to_string(heard.wait().outcome);
              const LockHistogram lock = planner.statistics().lock_held;
              const WisdomProblem kept = planner.cache().explain("fft_2d_512x512").back();
              out << (plan->digest() == kept.plan_digest) << kept.candidates.size()
                  << options.warnings().size() << planner.statistics().upgraded;
              const Result<Plan> again = planner.plan(spec, serve);
              out << ' ' << to_string(again->source()) << heard.count();
              std::ostringstream held;
              for (std::size_t i = 0; i < 16; ++i) held << lock.counts[i] << ' ';
              held << "longest " << lock.longest / std::chrono::microseconds(1) << " us";
              testing::write_file(root / "held", held.str());
            }),
            "provisional upgraded1201 memory1");
  std::cout << "planner lock held, powers of two from 1 us: " << testing::read_file(root / "held")
            << '\n';
}

TEST(PlannerProcesses, ClosingThePlannerEndsTheSearchAndTheListenerHearsOfIt) {
  TempDir root;
  EXPECT_EQ(
      in_fresh_process([&](std::ostream& out) {
        HelperOptions options;
        testing::Heard heard;
        const PlanOptions serve = heard.serve();
        std::vector<Result<Plan>> plans;
        {
          Planner planner(root.string(), options.with());
          for (const int n : {44100, 30030}) {
            plans.push_back(planner.plan(PlanSpec::dft({n}).rigor(Rigor::kExhaustive), serve));
          }
        }
        out << heard.count() << to_string(heard.wait().outcome) << options.warnings().size();
        for (const Result<Plan>& plan : plans) {
          const testing::Arrays arrays(plan->spec());
          out << plan->execute(arrays.in(), arrays.out()).ok();
        }
        out << ::waitpid(-1, nullptr, WNOHANG);
      }),
      "2closed011-1");
}

TEST(PlannerProcesses, ADroppedPlanEndsItsSearchUnheard) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              Planner planner(root.string(), options.with());
              testing::Heard dropped;
              testing::Heard heard;
              const PlanSpec endless = PlanSpec::dft({44100}).rigor(Rigor::kExhaustive);
              static_cast<void>(planner.plan(endless, dropped.serve()));
              const Result<Plan> plan = planner.plan(PlanSpec::dft({30}), heard.serve());
              // There is one thread for searches: this one waits until the other was given up.
              out << to_string(heard.wait().outcome) << dropped.count();
            }),
            "upgraded0");
}

TEST(PlannerProcesses, ADeadlineOfTheBackgroundSearchIsTold) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              Planner planner(root.string(), options.with());
              testing::Heard heard;
              PlanOptions serve = heard.serve();
              serve.deadline = std::chrono::milliseconds(300);
              const PlanSpec endless = PlanSpec::dft({44100}).rigor(Rigor::kExhaustive);
              const Result<Plan> plan = planner.plan(endless, serve);
              out << to_string(heard.wait().outcome) << options.warnings().size();
            }),
            "deadline0");
}

TEST(PlannerProcesses, AStoreThatCannotBeWrittenDoesNotKeepAPlanFromServing) {
  TempDir root;
  testing::write_file(root / "file", "x");
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              Planner planner((root / "file/cache").string(), options.with());
              const PlanSpec spec = PlanSpec::dft({12, 10}).threads(kAutoThreads);
              const Result<Plan> plan = planner.plan(spec);
              out << is_right(plan) << to_string(plan->source()) << ' '
                  << to_string(planner.plan(spec)->source());
            }),
            "1planned memory");
}

TEST(PlannerProcesses, TuneGoesOnWhereItsDeadlineEndedIt) {
  TempDir root;
  const std::vector<PlanSpec> specs = {PlanSpec::dft({24}), PlanSpec::dft({24}).backward(),
                                       PlanSpec::dft({44100}).rigor(Rigor::kExhaustive)};
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              Planner planner(root.string(), options.with());
              TuneOptions tune;
              tune.deadline = std::chrono::seconds(3);
              std::size_t heard = 0;
              const Result<TuneReport> report =
                  planner.tune(specs, tune, [&](const TuneProgress& progress) {
                    heard += progress.done;
                    return true;
                  });
              out << report->planned << report->held << report->left.size() << heard << ' ';
              tune.deadline = std::chrono::milliseconds(1);
              const Result<TuneReport> again = planner.tune(specs, tune);
              out << again->planned << again->held << again->left.size() << ' ';
              for (const Coverage& covered : planner.coverage(specs)) {
                out << to_string(covered.state) << ' ';
              }
              out << options.warnings().size();
            }),
            "2016 021 own own lower-rigor 0");
}

TEST(PlannerProcesses, ATuneThatIsForcedReplacesTheEntryOnlyByAFasterOneAndNeverAFrozenOne) {
  TempDir root;
  const PlanSpec spec = PlanSpec::dft({48, 40});
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              Planner planner(root.string(), options.with());
              const auto held = [&] {
                return planner.cache().store().list("fftw_wisdom").at(0).blob_sha256;
              };
              if (!planner.plan(spec).ok()) return;
              TuneOptions again;
              again.force = true;
              out << planner.tune({spec}, again)->planned;
              out << planner.freeze(spec).ok();
              const std::string frozen = held();
              const Result<TuneReport> report = planner.tune({spec}, again);
              out << report->frozen << report->planned << (held() == frozen);
            }),
            "11101");
}

}  // namespace
}  // namespace dase
