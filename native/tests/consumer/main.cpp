// SPDX-License-Identifier: MIT
#include <fftw3.h>

#include <cstdio>
#include <string>

#include "dase/fftw_wisdom_cache.hpp"

using dase::FFTWWisdomCache;

namespace {

/// The calls of the old system, as they stand in its callers.
bool legacy(fftw_complex* in, fftw_complex* out, int nx, int ny) {
  const std::string key = "fft_2d_" + std::to_string(nx) + "x" + std::to_string(ny);
  fftw_plan plan = FFTWWisdomCache::create_plan_with_cache(nx, ny, in, out, key);
  if (plan == nullptr) return false;
  fftw_execute(plan);
  fftw_destroy_plan(plan);
  return FFTWWisdomCache::save_wisdom("consumer.wisdom") &&
         FFTWWisdomCache::load_wisdom("consumer.wisdom");
}

bool owned(fftw_complex* in, fftw_complex* out, int nx, int ny) {
  FFTWWisdomCache cache(dase::default_root());
  const dase::PlanSpec spec = dase::PlanSpec::dft({nx, ny}).backward();
  const dase::Result<dase::Plan> plan = cache.plan(spec, out, in);
  if (!plan.ok() || !plan->execute(out, in).ok()) return false;
  std::printf("%s: %s\n", spec.text().c_str(), dase::to_string(plan->source()));
  return true;
}

}  // namespace

int main() {
  constexpr int nx = 8;
  constexpr int ny = 6;
  fftw_complex* in = fftw_alloc_complex(nx * ny);
  fftw_complex* out = fftw_alloc_complex(nx * ny);
  for (int i = 0; i < nx * ny; ++i) {
    in[i][0] = i;
    in[i][1] = -i;
  }
  bool good = legacy(in, out, nx, ny) && owned(in, out, nx, ny);
  for (int i = 0; i < nx * ny; ++i) {
    const double error = in[i][0] / (nx * ny) - i;
    good = good && error < 1e-12 && error > -1e-12;
  }
  std::printf("%s\n", good ? "right" : FFTWWisdomCache::last_error().c_str());
  fftw_free(in);
  fftw_free(out);
  return good ? 0 : 1;
}
