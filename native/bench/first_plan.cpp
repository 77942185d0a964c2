// SPDX-License-Identifier: MIT
//
// bench_first_plan ROOT PROBLEM: microseconds from the start of main to this process's first plan,
// and where the plan came from.
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "dase/fftw_wisdom_cache.hpp"

int main(int argc, char** argv) {
  const auto start = std::chrono::steady_clock::now();
  if (argc != 3) {
    std::cerr << "usage: bench_first_plan ROOT PROBLEM\n";
    return 2;
  }
  const auto spec = dase::PlanSpec::parse(argv[2]);
  if (!spec.ok()) return 2;
  const auto whole_lines = [](std::int64_t bytes) {
    return (static_cast<std::size_t>(bytes) + 63) / 64 * 64;
  };
  void* in = std::aligned_alloc(64, whole_lines(spec.value().input_bytes()));
  void* out = std::aligned_alloc(64, whole_lines(spec.value().output_bytes()));
  dase::FFTWWisdomCache cache(argv[1]);
  const auto plan = cache.plan(spec.value(), in, out);
  const auto elapsed = std::chrono::steady_clock::now() - start;
  if (!plan.ok()) {
    std::cerr << "bench_first_plan: " << plan.status().message() << '\n';
    return 1;
  }
  std::printf("%.1f %s\n", std::chrono::duration<double, std::micro>(elapsed).count(),
              to_string(plan.value().source()));
  return 0;
}
