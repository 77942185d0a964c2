// SPDX-License-Identifier: MIT
#include "planner/auto_threads.hpp"

#include <algorithm>
#include <thread>

#include "planner/problem_list.hpp"
#include "planner/timing_noise.hpp"

namespace dase {
namespace {

constexpr unsigned kMostThreadsAsked = 64;

}  // namespace

int hardware_threads() noexcept {
  return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1u, kMostThreadsAsked));
}

std::vector<PlanSpec> with_numbered_threads(const PlanSpec& spec) {
  if (spec.threads() != kAutoThreads) return {spec};
  if (hardware_threads() == 1) return {spec.threads(1)};
  return {spec.threads(1), spec.threads(hardware_threads())};
}

std::optional<PlanSpec> faster_threads(const PlanSpec& spec, const TimeOf& time_of) {
  const std::vector<PlanSpec> choices = with_numbered_threads(spec);
  if (choices.size() == 1) return choices.front();
  const std::int64_t one = time_of(choices.front());
  const std::int64_t all = one == 0 ? 0 : time_of(choices.back());
  if (all == 0) return std::nullopt;
  return clearly_faster(all, one) ? choices.back() : choices.front();
}

std::optional<PlanSpec> faster_threads(const PlanSpec& spec,
                                       const std::vector<WisdomProblem>& problems) {
  return faster_threads(spec, [&](const PlanSpec& choice) {
    const WisdomProblem* serving = serving_problem(problems, choice);
    return serving == nullptr ? std::int64_t{0} : serving->measured_ns;
  });
}

}  // namespace dase
