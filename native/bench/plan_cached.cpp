// SPDX-License-Identifier: MIT
//
// bench_plan_cached ROOT ROUNDS PROBLEM...: for each problem (`fft_2d_64x64/forward/out/1/measure`)
// in turn the cold plan (forget everything, fftw_plan_dft) and cached ones in the same warm
// process. Each plan is destroyed before the next is asked for.
#include <fftw3.h>

#include <cstdlib>
#include <iostream>

#include "dase/fftw_wisdom_cache.hpp"
#include "samples.hpp"

namespace {

using dase::bench::Samples;

constexpr int kCachedPerRound = 25;

struct FftwFree {
  void operator()(fftw_complex* array) const { fftw_free(array); }
};
using Array = std::unique_ptr<fftw_complex, FftwFree>;

Array zeros(std::int64_t doubles) {
  const auto count = static_cast<std::size_t>(doubles) / 2;
  Array array(fftw_alloc_complex(count));
  for (std::size_t i = 0; i < count; ++i) array.get()[i][0] = array.get()[i][1] = 0.0;
  return array;
}

bool measure(dase::FFTWWisdomCache& cache, const dase::PlanSpec& spec, int rounds) {
  const Array in = zeros(spec.input_bytes() / 8);
  const Array out = zeros(spec.output_bytes() / 8);
  const std::vector<int> sizes(spec.sizes().begin(), spec.sizes().end());
  Samples cold("cpp.plan_cold." + spec.key().text());
  Samples cached("cpp.plan_cached." + spec.key().text());
  for (int round = 0; round < rounds; ++round) {
    fftw_forget_wisdom();
    fftw_plan planned = cold.time([&] {
      return fftw_plan_dft(static_cast<int>(sizes.size()), sizes.data(), in.get(), out.get(),
                           FFTW_FORWARD, FFTW_MEASURE);
    });
    if (planned == nullptr) return false;
    fftw_destroy_plan(planned);
    fftw_forget_wisdom();
    if (!cache.plan(spec, in.get(), out.get()).ok()) return false;
    for (int i = 0; i < kCachedPerRound; ++i) {
      const auto plan = cached.time([&] { return cache.plan(spec, in.get(), out.get()); });
      if (!plan.ok() || plan.value().source() != dase::PlanSource::kMemory) return false;
    }
  }
  cold.print();
  cached.print();
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: bench_plan_cached ROOT ROUNDS PROBLEM...\n";
    return 2;
  }
  dase::FFTWWisdomCache cache(argv[1]);
  dase::FFTWWisdomCache::fingerprint();
  for (int i = 3; i < argc; ++i) {
    const auto spec = dase::PlanSpec::parse(argv[i]);
    if (!spec.ok() || !measure(cache, spec.value(), std::atoi(argv[2]))) {
      std::cerr << "bench_plan_cached: no plan of " << argv[i] << '\n';
      return 1;
    }
  }
  return 0;
}
