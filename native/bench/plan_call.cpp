// SPDX-License-Identifier: MIT
// usage: bench_plan_call ROOT [--benchmark_...]: a loop in C++ of FFTW's own execute on the plans
// that PlanCallBenchmark runs from Java, and of BoundPlan beside it.
#include <benchmark/benchmark.h>
#include <fftw3.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <random>
#include <string>

#include "dase/planner.hpp"

namespace {

constexpr std::size_t kAlignment = 64;

struct Free {
  void operator()(double* array) const { std::free(array); }
};
using Array = std::unique_ptr<double, Free>;

std::unique_ptr<dase::Planner> planner;

/// Numbers that stay far from denormals.
Array complex_numbers(std::size_t n) {
  const std::size_t bytes = (16 * n + kAlignment - 1) / kAlignment * kAlignment;
  Array array(static_cast<double*>(std::aligned_alloc(kAlignment, bytes)));
  std::mt19937_64 engine(n);
  std::uniform_real_distribution<double> number(-1, 1);
  for (std::size_t i = 0; i < 2 * n; ++i) array.get()[i] = number(engine);
  return array;
}

struct Case {
  explicit Case(const benchmark::State& state)
      : n(static_cast<std::size_t>(state.range(0))),
        in(complex_numbers(n)),
        out(complex_numbers(n)),
        plan(planner->plan(dase::PlanSpec::dft({state.range(0)})).value()) {}

  std::size_t n;
  Array in;
  Array out;
  dase::Plan plan;
};

void fftw_execute_loop(benchmark::State& state) {
  const Case c(state);
  fftw_plan_s* plan = c.plan.native_handle();
  for (auto _ : state) {
    fftw_execute_dft(plan, reinterpret_cast<fftw_complex*>(c.in.get()),
                     reinterpret_cast<fftw_complex*>(c.out.get()));
  }
}

void bound_plan_loop(benchmark::State& state) {
  const Case c(state);
  const dase::BoundPlan bound = c.plan.bind(c.in.get(), c.out.get()).value();
  for (auto _ : state) bound.execute();
}

BENCHMARK(fftw_execute_loop)->Arg(8)->Arg(64)->Arg(1024);
BENCHMARK(bound_plan_loop)->Arg(8)->Arg(64)->Arg(1024);

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: bench_plan_call ROOT [--benchmark_...]\n";
    return 2;
  }
  planner = std::make_unique<dase::Planner>(argv[1]);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  planner.reset();
  return 0;
}
