// SPDX-License-Identifier: MIT
#include "planner/plan_timer.hpp"

#include <algorithm>
#include <chrono>

#include "planner/native_plan.hpp"

namespace dase {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kBatchNanoseconds = 100'000;
constexpr std::int64_t kTotalNanoseconds = 5'000'000;
constexpr int kRuns = 3;

}  // namespace

std::int64_t time_plan(const PlanSpec& spec, fftw_plan_s* plan, const TransformArrays& arrays) {
  const auto run = [&](std::int64_t batch) {
    const Clock::time_point start = Clock::now();
    for (std::int64_t i = 0; i < batch; ++i) execute_native(spec, plan, arrays);
    return (Clock::now() - start) / std::chrono::nanoseconds(1);
  };
  std::int64_t batch = 1;
  std::int64_t elapsed = run(batch);
  while (elapsed < kBatchNanoseconds) {
    batch *= 2;
    elapsed = run(batch);
  }
  std::int64_t best = elapsed;
  std::int64_t total = elapsed;
  for (int i = 1; i < kRuns && total < kTotalNanoseconds; ++i) {
    elapsed = run(batch);
    total += elapsed;
    best = std::min(best, elapsed);
  }
  return std::max<std::int64_t>(1, best / batch);
}

}  // namespace dase
