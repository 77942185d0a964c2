// SPDX-License-Identifier: MIT
#include "planner/search/turns.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <numeric>

#include "planner/timing_noise.hpp"

namespace dase {
namespace {

constexpr std::int64_t kBatchNanoseconds = 200'000;
constexpr std::int64_t kTotalNanoseconds = 3'000'000'000;
constexpr int kRounds = 9;

std::int64_t run(const Contender& contender, const TransformArrays& arrays, std::int64_t batch) {
  const auto start = std::chrono::steady_clock::now();
  for (std::int64_t i = 0; i < batch; ++i) execute_native(contender.spec, contender.plan, arrays);
  return (std::chrono::steady_clock::now() - start) / std::chrono::nanoseconds(1);
}

/// How many executions take long enough for the clock.
std::int64_t batch_of(const Contender& contender, const TransformArrays& arrays) {
  std::int64_t batch = 1;
  while (run(contender, arrays, batch) < kBatchNanoseconds) batch *= 2;
  return batch;
}

}  // namespace

std::vector<std::int64_t> time_in_turns(const std::vector<Contender>& contenders,
                                        const TransformArrays& arrays) {
  std::vector<std::int64_t> batches;
  for (const Contender& contender : contenders) batches.push_back(batch_of(contender, arrays));
  std::vector<std::int64_t> best(contenders.size(), std::numeric_limits<std::int64_t>::max());
  std::int64_t total = 0;
  for (int round = 0; round < kRounds && (round < 2 || total < kTotalNanoseconds); ++round) {
    for (std::size_t i = 0; i < contenders.size(); ++i) {
      const std::int64_t elapsed = run(contenders[i], arrays, batches[i]);
      total += elapsed;
      best[i] = std::min(best[i], std::max<std::int64_t>(1, elapsed / batches[i]));
    }
  }
  return best;
}

std::vector<std::size_t> by_preference(const std::vector<Contender>& contenders,
                                       const std::vector<std::int64_t>& times) {
  std::vector<std::size_t> order(contenders.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return times[a] < times[b]; });
  // Each leader, from the fastest on, gives way to those of higher rigor within the noise.
  for (auto leader = order.begin(); leader != order.end();) {
    const std::int64_t least = times[*leader];
    const auto end = std::find_if(leader, order.end(),
                                  [&](std::size_t i) { return clearly_faster(least, times[i]); });
    std::stable_sort(leader, end, [&](std::size_t a, std::size_t b) {
      return contenders[a].spec.rigor() > contenders[b].spec.rigor();
    });
    leader = end;
  }
  return order;
}

}  // namespace dase
