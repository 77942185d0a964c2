// SPDX-License-Identifier: MIT
#include "planner/auto_threads.hpp"

#include <algorithm>
#include <thread>

namespace dase {
namespace {

constexpr unsigned kMostThreadsAsked = 64;

/// 0: never timed.
std::int64_t time_of(const PlanSpec& spec, const std::vector<WisdomProblem>& problems) {
  const auto found =
      std::find_if(problems.begin(), problems.end(),
                   [&](const WisdomProblem& problem) { return problem.spec == spec; });
  return found == problems.end() ? 0 : found->measured_ns;
}

}  // namespace

int hardware_threads() noexcept {
  return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1u, kMostThreadsAsked));
}

std::vector<PlanSpec> with_numbered_threads(const PlanSpec& spec) {
  if (spec.threads() != kAutoThreads) return {spec};
  if (hardware_threads() == 1) return {spec.threads(1)};
  return {spec.threads(1), spec.threads(hardware_threads())};
}

PlanSpec faster_threads(const PlanSpec& spec, const std::vector<WisdomProblem>& problems) {
  std::vector<PlanSpec> choices = with_numbered_threads(spec);
  if (choices.size() == 1) return choices.front();
  const std::int64_t one = time_of(choices.front(), problems);
  const std::int64_t all = time_of(choices.back(), problems);
  return one != 0 && all != 0 && all < one ? choices.back() : choices.front();
}

}  // namespace dase
