// SPDX-License-Identifier: MIT
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "commands.hpp"
#include "dase/fftw_wisdom_cache.hpp"
#include "exit_code.hpp"
#include "standard_transforms.hpp"

namespace dase::engine {
namespace {

struct PlanRequest {
  std::vector<std::string> specs;
  bool json = false;
};

void print(const Plan& plan, bool json, bool first) {
  const double ms = std::chrono::duration<double, std::milli>(plan.planning_time()).count();
  if (json) {
    std::printf("%s\n  {\"spec\": \"%s\", \"source\": \"%s\", \"planning_ms\": %.6f}",
                first ? "" : ",", plan.spec().text().c_str(), to_string(plan.source()), ms);
  } else {
    std::printf("%s\t%s\t%.3f ms\n", plan.spec().text().c_str(), to_string(plan.source()), ms);
  }
}

int plan_all(const Request& request, const PlanRequest& options) {
  Problems problems;
  for (const std::string& text : options.specs) {
    const auto parsed = parse_problems(text);
    if (!parsed.ok()) {
      return fail(parsed.status());
    }
    problems.insert(problems.end(), parsed->begin(), parsed->end());
  }
  Planner planner(request.root, request.planner());
  std::vector<Plan> plans;
  for (const PlanSpec& spec : problems) {
    auto plan = planner.plan(spec);
    if (!plan.ok()) {
      return fail(plan.status());
    }
    plans.push_back(std::move(plan).value());
  }
  std::fputs(options.json ? "[" : "", stdout);
  for (const Plan& plan : plans) {
    print(plan, options.json, &plan == &plans.front());
  }
  std::fputs(options.json ? "\n]\n" : "", stdout);
  return kDone;
}

int print_fingerprint() {
  const Fingerprint& mine = FFTWWisdomCache::fingerprint();
  std::cout << "hard: " << mine.hard << "\nsoft: " << mine.soft << "\nvariant: " << mine.variant
            << '\n';
  return kDone;
}

}  // namespace

void add_plan(CLI::App& app, Request& request) {
  auto options = std::make_shared<PlanRequest>();
  CLI::App* command = app.add_subcommand(
      "plan", "Plan transforms through the cache, and print how each plan came about");
  command
      ->add_option("SPEC", options->specs,
                   "<key>/<forward|backward>/<out|in>/<threads>/<rigor>, or a key for its four "
                   "problems at measure")
      ->required();
  command->add_flag("--json", options->json, "Print a JSON array");
  command->footer("Example: dase_engine plan fft_2d_96x80 fft_1d_1000/forward/in/1/patient");
  command->callback([options, &request] {
    request.choose([options, &request] { return plan_all(request, *options); });
  });
}

void add_fingerprint(CLI::App& app, Request& request) {
  CLI::App* command = app.add_subcommand(
      "fingerprint", "Print for which machine and FFTW this process makes wisdom");
  command->footer("Example: dase_engine fingerprint");
  command->callback([&request] { request.choose(print_fingerprint); });
}

}  // namespace dase::engine
