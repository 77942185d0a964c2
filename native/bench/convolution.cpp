// SPDX-License-Identifier: MIT
// usage: bench_convolution ROOT [--benchmark_...]: the full convolutions of ConvolutionBenchmark in
// C++, by the direct sum and through FFT, without an array made for each call.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <random>
#include <string>

#include "dase/convolver.hpp"

namespace {

using Shape = std::vector<std::int64_t>;

std::unique_ptr<dase::Planner> planner;

std::size_t elements(const Shape& shape) {
  std::size_t count = 1;
  for (const std::int64_t size : shape) count *= static_cast<std::size_t>(size);
  return count;
}

std::vector<double> reals(const Shape& shape) {
  std::vector<double> values(elements(shape));
  std::mt19937_64 engine(20260101);
  std::uniform_real_distribution<double> number(-1, 1);
  for (double& value : values) value = number(engine);
  return values;
}

template <typename T>
void apply(benchmark::State& state, const dase::ConvolutionSpec& spec) {
  const std::vector<double> kernel = reals(spec.kernel_shape());
  const std::vector<double> values = reals(spec.signal_shape());
  const std::vector<T> signal(values.begin(), values.end());
  std::vector<T> output(elements(spec.output_shape()));
  const auto convolver =
      dase::Convolver::make(*planner, spec, std::vector<T>(kernel.begin(), kernel.end()));
  if (!convolver.ok()) return state.SkipWithError(convolver.status().message().c_str());
  for (auto _ : state) {
    if (!convolver->apply(signal.data(), output.data()).ok()) return state.SkipWithError("failed");
  }
}

double least(const std::vector<double>& times) {
  return *std::min_element(times.begin(), times.end());
}

void add(const dase::ConvolutionSpec& spec) {
  for (const auto method : {dase::ConvolutionMethod::kDirect, dase::ConvolutionMethod::kFft}) {
    const dase::ConvolutionSpec one = spec.method(method);
    benchmark::RegisterBenchmark(
        one.text().c_str(), spec.is_complex() ? apply<std::complex<double>> : apply<double>, one)
        ->Unit(benchmark::kMicrosecond)
        ->ComputeStatistics("least", least);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: bench_convolution ROOT [--benchmark_...]\n";
    return 2;
  }
  planner = std::make_unique<dase::Planner>(argv[1]);
  const std::vector<std::pair<Shape, Shape>> shapes = {
      {{1000}, {5}},        {{1000}, {10}},       {{65536}, {7}},           {{65536}, {15}},
      {{512, 512}, {3, 3}}, {{512, 512}, {5, 5}}, {{64, 64, 64}, {2, 2, 2}}};
  for (const auto& [signal, kernel] : shapes) {
    add(dase::ConvolutionSpec::real(signal).kernel(kernel));
    add(dase::ConvolutionSpec::complex(signal).kernel(kernel));
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  planner.reset();
  return 0;
}
