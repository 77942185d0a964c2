// SPDX-License-Identifier: MIT
//
// bench_hot --root=ROOT [Google Benchmark's options]: get and exists of an entry that the process
// has seen, revalidated each time; beside them the floor, the two probes for its record's number
// and the next one.
#include <benchmark/benchmark.h>
#include <sys/stat.h>

#include <cstring>
#include <iostream>
#include <memory>

#include "entries.hpp"

namespace {

constexpr std::size_t kEntry = 5;
std::string root;

dase::Store& store() {
  static dase::Store shared(root);
  return shared;
}

void hot_get(benchmark::State& state) {
  const dase::EntryKey key = dase::bench::entry_key(kEntry);
  for (auto _ : state) {
    auto found = store().get(key);
    if (!found.entry) state.SkipWithError(found.detail.c_str());
    benchmark::DoNotOptimize(found);
  }
}

void exists_seen(benchmark::State& state) {
  const dase::EntryKey key = dase::bench::entry_key(kEntry);
  for (auto _ : state) {
    const bool found = store().exists(key);
    if (!found) state.SkipWithError("the entry is not there");
    benchmark::DoNotOptimize(found);
  }
}

void two_probes(benchmark::State& state) {
  const std::string key32 = dase::key32(dase::bench::entry_key(kEntry));
  const std::string chain =
      root + "/.store/records/" + key32.substr(0, 3) + "/" + key32 + ".0000000000000000.";
  const std::string current = chain + "0000000001.json";
  const std::string next = chain + "0000000002.json";
  for (auto _ : state) {
    struct stat status {};
    const bool newest = ::stat(next.c_str(), &status) != 0 && ::stat(current.c_str(), &status) == 0;
    if (!newest) state.SkipWithError("the record is not there");
    benchmark::DoNotOptimize(newest);
  }
}

BENCHMARK(hot_get)->Name("cpp.hot_get");
BENCHMARK(exists_seen)->Name("cpp.exists_seen");
BENCHMARK(two_probes)->Name("cpp.two_probes");

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 2 || std::strncmp(argv[1], "--root=", 7) != 0) {
    std::cerr << "usage: bench_hot --root=ROOT [--benchmark_...]\n";
    return 2;
  }
  root = argv[1] + 7;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
