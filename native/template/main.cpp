// SPDX-License-Identifier: MIT
//
// Transforms a field forward and back with plans from the shared cache ($DASE_CACHE_ROOT, else
// ./cache). The first run plans; the next ones, of any program and language, find the wisdom.
#include <algorithm>
#include <cmath>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <vector>

#include "dase/fftw_wisdom_cache.hpp"

namespace {

using Field = std::vector<std::complex<double>>;

constexpr std::int64_t kRows = 96;
constexpr std::int64_t kColumns = 80;

bool transform(dase::FFTWWisdomCache& cache, const dase::PlanSpec& spec, Field& in, Field& out) {
  const dase::Result<dase::Plan> plan = cache.plan(spec, in.data(), out.data());
  if (!plan.ok()) {
    std::cerr << plan.status().message() << '\n';
    return false;
  }
  std::cout << spec.text() << ": " << dase::to_string(plan->source()) << '\n';
  const dase::Status done = plan->execute(in.data(), out.data());
  if (!done.ok()) std::cerr << done.message() << '\n';
  return done.ok();
}

}  // namespace

int main() {
  constexpr auto kSize = static_cast<std::size_t>(kRows * kColumns);
  Field field(kSize);
  for (std::size_t i = 0; i < kSize; ++i) {
    field[i] = {std::sin(0.1 * static_cast<double>(i)), std::cos(0.2 * static_cast<double>(i))};
  }
  Field spectrum(kSize);
  Field back(kSize);

  dase::FFTWWisdomCache cache(dase::default_root());
  const dase::PlanSpec forward = dase::PlanSpec::dft({kRows, kColumns});
  if (!transform(cache, forward, field, spectrum) ||
      !transform(cache, forward.backward(), spectrum, back)) {
    return 1;
  }

  double error = 0;
  for (std::size_t i = 0; i < kSize; ++i) {  // FFTW does not divide by the number of elements
    error = std::max(error, std::abs(back[i] / static_cast<double>(kSize) - field[i]));
  }
  std::cout << "largest error of the round trip: " << error << '\n';
  return error < 1e-12 ? 0 : 1;
}
