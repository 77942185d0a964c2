// SPDX-License-Identifier: MIT
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <random>
#include <string>

#include "dase/store.hpp"

// A store of DASE_BENCH_ENTRIES (default 100,000) entries of 8 KB is made under the temporary
// folder, and removed at the end.

namespace {

using dase::Durability;
using dase::EntryKey;
using dase::NewEntry;
using dase::Store;
using dase::StoreOptions;

constexpr std::size_t kEntryBytes = 8128;

int entries() {
  const char* text = std::getenv("DASE_BENCH_ENTRIES");
  return text == nullptr ? 100'000 : std::max(1, std::atoi(text));
}

StoreOptions options(Durability durability) {
  StoreOptions options;
  options.durability = durability;
  options.fold_statistics = false;
  return options;
}

EntryKey key(int number) { return {"state_profiles", "entry_" + std::to_string(number)}; }

NewEntry random_value(std::mt19937_64* random) {
  NewEntry value;
  value.extension = "npy";
  value.content.resize(kEntryBytes);
  for (std::size_t at = 0; at < kEntryBytes; at += sizeof(std::uint64_t)) {
    const std::uint64_t word = (*random)();
    std::memcpy(&value.content[at], &word, sizeof word);
  }
  return value;
}

const std::string& root() {
  static const std::string path = (std::filesystem::temp_directory_path() /
                                   ("dase-bench-" + std::to_string(std::random_device{}())))
                                      .string();
  return path;
}

void BM_HotGet(benchmark::State& state) {
  Store store(root(), options(Durability::kNone));
  for (auto _ : state) {
    if (!store.get(key(5)).entry) state.SkipWithError("a miss");
  }
}
BENCHMARK(BM_HotGet);

void BM_ExistsAgain(benchmark::State& state) {
  Store store(root(), options(Durability::kNone));
  for (auto _ : state) {
    if (!store.exists(key(5))) state.SkipWithError("a miss");
  }
}
BENCHMARK(BM_ExistsAgain);

void BM_FirstGet(benchmark::State& state) {
  Store store(root(), options(Durability::kNone));
  std::mt19937_64 random(1);
  std::uniform_int_distribution<int> pick(0, entries() - 1);
  for (auto _ : state) {
    if (!store.get(key(pick(random))).entry) state.SkipWithError("a miss");
  }
}
BENCHMARK(BM_FirstGet)->Iterations(5'000)->Unit(benchmark::kMicrosecond);

void BM_Put(benchmark::State& state) {
  Store store(root(), options(static_cast<Durability>(state.range(0))));
  std::mt19937_64 random(std::random_device{}());
  for (auto _ : state) {
    state.PauseTiming();
    const NewEntry value = random_value(&random);
    const EntryKey fresh{"state_profiles", "put_" + std::to_string(random())};
    state.ResumeTiming();
    if (!store.put(fresh, value).ok()) state.SkipWithError("a put failed");
  }
}
BENCHMARK(BM_Put)
    ->ArgName("durability")
    ->Arg(static_cast<int>(Durability::kNone))
    ->Iterations(500)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_Put)
    ->ArgName("durability")
    ->Arg(static_cast<int>(Durability::kFile))
    ->Iterations(100)
    ->Unit(benchmark::kMicrosecond);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  {
    Store store(root(), options(Durability::kNone));
    std::mt19937_64 random(7);
    for (int i = 0; i < entries(); ++i) {
      const auto put = store.put(key(i), random_value(&random));
      if (!put.ok()) {
        std::fprintf(stderr, "store_bench: %s\n", put.status().message().c_str());
        return 1;
      }
    }
  }
  benchmark::RunSpecifiedBenchmarks();
  std::filesystem::remove_all(root());
  return 0;
}
