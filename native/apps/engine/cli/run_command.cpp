// SPDX-License-Identifier: MIT
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

#include "commands.hpp"
#include "exit_code.hpp"
#include "simulation.hpp"

namespace dase::engine {
namespace {

double milliseconds(std::chrono::nanoseconds time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

void print(const SimulationOptions& options, const SimulationReport& report) {
  for (const std::string& reason : report.kernel.unusable) {
    std::cerr << "dase_engine: " << reason << '\n';
  }
  std::printf("grid: %lldx%lld\n", static_cast<long long>(options.grid.rows),
              static_cast<long long>(options.grid.columns));
  std::printf("steps: %lld (alpha %g, dt %g)\n", static_cast<long long>(options.steps),
              options.alpha, options.dt);
  std::printf("plans: %s\n", to_string(report.plans));
  std::printf("planning: %.3f ms\n", milliseconds(report.planning));
  std::printf("kernel: %s\n",
              report.kernel.key.empty() ? "computed" : ("store " + report.kernel.key).c_str());
  std::printf("history: %.1f MB\n", static_cast<double>(report.history_bytes) / 1e6);
  std::printf("time per step: %.3f ms\n",
              milliseconds(report.stepping) / static_cast<double>(options.steps));
}

int judge(const SimulationOptions& options, const SolutionCheck& check) {
  std::printf("largest error: %.6f (bound %g, %lld of %lld steps checked)\n", check.largest_error(),
              check.bound(), static_cast<long long>(check.steps_checked()),
              static_cast<long long>(options.steps));
  std::printf("check: %s\n", check.passed() ? "passed" : "failed");
  if (check.passed()) {
    return kDone;
  }
  if (check.steps_checked() == 0) {
    std::cerr << "dase_engine: no step lies where the closed solution can be summed, "
                 "2^(1/alpha) t <= 10; take a smaller --dt\n";
  } else {
    std::cerr << "dase_engine: the result is off the closed solution by more than 2 dt; look at "
                 "the kernel with `dase_engine get fractional_kernels KEY`, and compare with the "
                 "run on an empty --root\n";
  }
  return kAnswerIsNo;
}

int run(const Request& request, const SimulationOptions& options) {
  Planner planner(request.root, request.planner());
  const auto report = simulate(planner, options);
  if (!report.ok()) {
    return fail(report.status());
  }
  print(options, report.value());
  return judge(options, report->check);
}

}  // namespace

void add_run(CLI::App& app, Request& request) {
  auto options = std::make_shared<SimulationOptions>();
  CLI::App* command = app.add_subcommand(
      "run", "Solve D^alpha u = Laplacian u on [0, 2 pi)^2 from cos x cos y, and check the result");
  command
      ->add_option_function<std::string>(
          "--grid",
          [options](const std::string& text) { options->grid = Grid::parse(text).value(); },
          "Points along x and y (256x256)")
      ->check([](const std::string& text) { return Grid::parse(text).status().message(); })
      ->type_name("ROWSxCOLUMNS");
  command->add_option("--steps", options->steps, "Time steps")->capture_default_str();
  command->add_option("--alpha", options->alpha, "Order of the derivative, 1 < alpha < 2")
      ->capture_default_str();
  command->add_option("--dt", options->dt, "Time step")->capture_default_str();
  command->footer(
      "The largest error may be 2 dt while 2^(1/alpha) t <= 10; else the exit code is 1. The first-"
      "order scheme\nkeeps to that over the whole range up to alpha = 1.8; nearer to 2 it takes "
      "shorter runs.\n"
      "Example: dase_engine run --grid 256x256 --steps 200 --alpha 1.8 --dt 0.01");
  command->callback([options, &request] {
    request.choose([options, &request] { return run(request, *options); });
  });
}

}  // namespace dase::engine
