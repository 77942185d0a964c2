// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <csignal>
#include <fstream>
#include <iostream>
#include <random>
#include <system_error>
#include <thread>

#include "support/fresh_process.hpp"
#include "support/planner_process.hpp"
#include "support/sanitizers.hpp"

namespace dase {
namespace {

using testing::HelperOptions;
using testing::in_fresh_process;
using testing::is_right;
using testing::TempDir;

const PlanSpec kSpec = PlanSpec::dft({12, 10});

/// Plans with this helper in a fresh process: what came of it, then the number of warnings.
std::string plan_with(const std::string& helper, const PlanOptions& how = {},
                      const PlanSpec& spec = kSpec) {
  TempDir root;
  return in_fresh_process([&](std::ostream& out) {
    HelperOptions options;
    Planner planner(root.string(), options.with(helper));
    const Result<Plan> plan = planner.plan(spec, how);
    out << (is_right(plan) ? "right " : "wrong ");
    if (plan.ok()) out << to_string(plan->source());
    out << ' ' << options.warnings().size();
  });
}

TEST(PlannerHelper, PlansAndTheStoreHoldsEveryRungWithItsCandidates) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              Planner planner(root.string(), options.with());
              const Result<Plan> plan = planner.plan(kSpec);
              out << is_right(plan) << to_string(plan->source()) << options.warnings().size();
              const PlannerStatistics statistics = planner.statistics();
              out << ' ' << statistics.helpers_started << statistics.helpers_failed;
              for (const WisdomProblem& held : planner.cache().explain(kSpec.key().text())) {
                out << ' ' << to_string(held.spec.rigor()) << held.candidates.size()
                    << (held.measured_ns > 0);
              }
            }),
            "1planned0 10 estimate11 measure21");
}

TEST(PlannerHelper, APlanForAllCoresOrOneIsTheOneThatWasFaster) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              Planner planner(root.string(), options.with());
              const Result<Plan> plan = planner.plan(kSpec.threads(kAutoThreads));
              out << is_right(plan) << planner.plan(kSpec).ok();
              // 12 x 10 points are far too few to be worth a second thread.
              out << (plan->description().find("thr") == std::string::npos);
              out << planner.statistics().led;
            }),
            "1111");
}

TEST(PlannerHelper, AMissingOneLeavesPlanningToTheProcessWithOneWarning) {
  EXPECT_EQ(plan_with("/nonexistent/dase_planner"), "right planned 1");
}

TEST(PlannerHelper, OneOfAnotherBuildIsNotUsed) {
  TempDir folder;
  EXPECT_EQ(plan_with(testing::script(
                folder,
                "read line; echo '{\"answer\":\"hello\",\"hard\":\"fftw-9.9.9 fftw_wisdom "
                "#x1 #x2 #x3 #x4\",\"version\":\"0.1.0\"}'; read line")),
            "right planned 1");
}

TEST(PlannerHelper, OneThatIsNoHelperIsNotUsed) {
  TempDir folder;
  EXPECT_EQ(plan_with(testing::script(folder, "echo Usage: helper")), "right planned 1");
  EXPECT_EQ(plan_with(testing::script(folder, "exit 3")), "right planned 1");
  EXPECT_EQ(plan_with(testing::script(folder, "kill -SEGV $$")), "right planned 1");
  EXPECT_EQ(plan_with("/dev/null"), "right planned 1");
}

/// A helper that says the hello of the real one, and then something else.
std::string impostor(const TempDir& folder, const std::string& then) {
  return testing::script(folder,
                         "read line; echo \"$line\" | sed 's/\"parent\":[0-9]*/\"parent\":0/; "
                         "s/\"bytes\":[0-9]*/\"bytes\":0/' | " DASE_PLANNER_PROGRAM
                         "; read line; " +
                             then);
}

TEST(PlannerHelper, AnswersThatCannotBeLeadToAPlanOfLowerRigorWithOneWarning) {
  TempDir folder;
  for (const std::string then :
       {"echo garbage", "echo '{\"answer\":\"rung\"}'", "echo '{}'", "exit 1", "kill -ABRT $$",
        "head -c 100000 /dev/zero",
        "echo '{\"answer\":\"rung\",\"spec\":\"fft_2d_12x10/forward/out/1/measure\",\"wisdom\":"
        "\"x\",\"plan\":\"\",\"digest\":\"e3b0c44298fc1c14\",\"measured_ns\":1,\"planning_ns\":1,"
        "\"candidates\":[]}'"}) {
    EXPECT_EQ(plan_with(impostor(folder, then)), "right provisional 1") << then;
  }
}

TEST(PlannerHelper, WisdomThatServesNothingIsNotTaken) {
  TempDir folder;
  // A sound text of this FFTW, without a line for the problem that it claims to be for.
  const std::string rung =
      R"("{\"answer\":\"rung\",\"spec\":\"fft_2d_12x10/forward/out/1/measure\",)"
      R"(\"wisdom\":\"($hard\n)\n\",\"plan\":\"\",\"digest\":\"e3b0c44298fc1c14\",)"
      R"(\"measured_ns\":1,\"planning_ns\":1,\"candidates\":[]}")";
  EXPECT_EQ(plan_with(testing::script(folder,
                                      "read line; hello=$(echo \"$line\" | sed "
                                      "'s/\"parent\":[0-9]*/\"parent\":0/' | " DASE_PLANNER_PROGRAM
                                      "); echo \"$hello\"; hard=$(echo \"$hello\" | "
                                      "sed 's/.*\"hard\":\"\\([^\"]*\\)\".*/\\1/'); read line; "
                                      "printf '%s\\n' " +
                                          rung + "; read line")),
            "right provisional 1");
}

TEST(PlannerHelper, ADeadlineOfOneMillisecondGivesARightPlanWithoutAWarning) {
  PlanOptions soon;
  soon.deadline = std::chrono::milliseconds(1);
  EXPECT_EQ(plan_with(DASE_PLANNER_PROGRAM, soon), "right provisional 0");
}

TEST(PlannerHelper, ASearchThatNeverEndsIsEndedByTheDeadline) {
  TempDir folder;
  PlanOptions soon;
  soon.deadline = std::chrono::milliseconds(100);
  EXPECT_EQ(plan_with(impostor(folder, "exec sleep 1000"), soon), "right provisional 0");
}

TEST(PlannerHelper, OneThatIsStarvedIsToldOfWithTheBoundAndWhatToDo) {
  TempDir folder;
  for (const std::string& helper :
       {std::string(DASE_PLANNER_PROGRAM), impostor(folder, "kill -ABRT $$")}) {
    TempDir root;
    const std::string warned = in_fresh_process([&](std::ostream& out) {
      HelperOptions options;
      PlannerOptions small = options.with(helper);
      small.helper_bytes = 64 << 20;
      Planner planner(root.string(), small);
      static_cast<void>(planner.plan(PlanSpec::dft({2048, 2048})));
      for (const std::string& warning : options.warnings()) out << warning;
    });
    EXPECT_NE(warned.find("bounded to 67108864 bytes by PlannerOptions::helper_bytes"),
              std::string::npos)
        << warned;
    EXPECT_NE(warned.find("raise the bound"), std::string::npos) << warned;
  }
}

TEST(PlannerHelper, WithTooLittleMemoryGivesARightPlan) {
  // AddressSanitizer's helper ends at its start, so planning is in process.
  const std::string expected = testing::kAddressSanitizer ? "planned 1" : "provisional 1";
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              PlannerOptions small = options.with();
              small.helper_bytes = 64 << 20;
              Planner planner(root.string(), small);
              const PlanSpec large = PlanSpec::dft({2048, 2048});
              const Result<Plan> plan = planner.plan(large);
              out << (plan.ok() ? to_string(plan->source()) : plan.status().message()) << ' '
                  << options.warnings().size();
            }),
            expected);
}

/// The helper processes of this process, as far as its threads stay while they are listed.
std::vector<pid_t> children() {
  std::vector<pid_t> pids;
  std::error_code error;
  const std::string tasks = "/proc/" + std::to_string(::getpid()) + "/task";
  for (std::filesystem::directory_iterator task(tasks, error), end; !error && task != end;
       task.increment(error)) {
    std::ifstream names(task->path() / "children");
    for (pid_t pid; names >> pid;) pids.push_back(pid);
  }
  return pids;
}

/// The name of a process, empty if it is gone.
std::string name_of(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/comm");
  std::string name;
  std::getline(file, name);
  return name;
}

TEST(PlannerHelper, KilledAtARandomMomentLeavesRightPlansAndNoZombie) {
  const unsigned seed = std::random_device()();
  std::cout << "seed " << seed << '\n';
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              HelperOptions options;
              Planner planner(root.string(), options.with());
              std::atomic<bool> done{false};
              std::thread killer([&] {
                std::mt19937 random(seed);
                while (!done) {
                  std::this_thread::sleep_for(std::chrono::milliseconds(random() % 40));
                  for (const pid_t pid : children()) ::kill(pid, SIGKILL);
                }
              });
              bool right = true;
              for (int i = 0; i < 16; ++i) {
                const PlanSpec spec = PlanSpec::dft({20 + i, 12}).rigor(Rigor::kPatient);
                if (!is_right(planner.plan(spec))) right = false;
              }
              done = true;
              killer.join();
              const std::uint64_t killed = planner.statistics().helpers_failed;
              out << right << (killed > 0) << options.warnings().size() << children().size();
            }),
            "1110");
}

TEST(PlannerHelper, AHostThatIgnoresSigchldIsServedToo) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              ::signal(SIGCHLD, SIG_IGN);
              HelperOptions options;
              Planner planner(root.string(), options.with());
              const Result<Plan> plan = planner.plan(kSpec);
              out << is_right(plan) << to_string(plan->source()) << options.warnings().size()
                  << (::signal(SIGCHLD, SIG_DFL) == SIG_IGN);
            }),
            "1planned01");
}

TEST(PlannerHelper, DiesWithItsParent) {
  TempDir root;
  TempDir folder;
  const std::string pid_file = (folder / "pid").string();
  // The parent ends in the middle of a search, without a word to the helper.
  static_cast<void>(testing::run_in_child(
      [&](int) -> int {
        HelperOptions options;
        Planner planner(root.string(), options.with());
        std::thread([&] {
          static_cast<void>(planner.plan(PlanSpec::dft({44100}).rigor(Rigor::kExhaustive)));
        }).detach();
        for (;;) {
          const std::vector<pid_t> pids = children();
          if (pids.empty() || name_of(pids[0]) != "dase_planner") continue;
          testing::write_file(pid_file, std::to_string(pids[0]));
          ::_exit(0);
        }
      },
      20'000));
  const std::string pid = testing::read_file(pid_file);
  ASSERT_FALSE(pid.empty());
  const auto alive = [&] {
    std::ifstream file("/proc/" + pid + "/stat");
    std::string status;
    std::getline(file, status);
    return status.find("(dase_planner)") != std::string::npos &&
           status.find(") Z") == std::string::npos;
  };
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (alive() && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
  EXPECT_FALSE(alive());
}

}  // namespace
}  // namespace dase
