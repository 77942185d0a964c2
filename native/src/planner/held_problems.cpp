// SPDX-License-Identifier: MIT
#include "planner/held_problems.hpp"

#include <algorithm>
#include <thread>

#include "planner/native_plan.hpp"

namespace dase {
namespace {

constexpr unsigned kMostThreadsAsked = 64;

int threads_asked() {
  return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1u, kMostThreadsAsked));
}

}  // namespace

std::vector<PlanSpec> four_problems(const WisdomKey& key, Rigor rigor) {
  std::vector<PlanSpec> problems;
  for (const Direction direction : {Direction::kForward, Direction::kBackward}) {
    for (const Placement placement : {Placement::kOutOfPlace, Placement::kInPlace}) {
      problems.push_back({key.type, key.sizes, direction, placement, 1, rigor});
    }
  }
  return problems;
}

std::vector<PlanSpec> held_problems(const PlannerLock& lock, const WisdomKey& key) {
  std::vector<PlanSpec> held;
  for (PlanSpec problem : four_problems(key, Rigor::kExhaustive)) {
    for (problem.threads = 1; problem.threads <= threads_asked(); ++problem.threads) {
      for (const Rigor rigor :
           {Rigor::kExhaustive, Rigor::kPatient, Rigor::kMeasure, Rigor::kEstimate}) {
        problem.rigor = rigor;
        if (!wisdom_holds(lock, problem)) continue;
        held.push_back(problem);
        break;
      }
    }
  }
  return held;
}

}  // namespace dase
