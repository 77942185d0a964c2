// SPDX-License-Identifier: MIT
#include "dase/normalization.hpp"

#include <array>
#include <cmath>

#include "planner/output_scale.hpp"

namespace dase {
namespace {

template <typename Real>
Real factor_of(Normalization normalization, Real size) {
  switch (normalization) {
    case Normalization::kNone:
      break;
    case Normalization::kByN:
      return 1 / size;
    case Normalization::kOrtho:
      return 1 / std::sqrt(size);
  }
  return 1;
}

}  // namespace

const char* to_string(Normalization value) noexcept {
  constexpr std::array<const char*, 3> kNames = {"none", "by_n", "ortho"};
  return kNames[static_cast<std::size_t>(value)];
}

double normalization_factor(Normalization normalization, const PlanSpec& spec) {
  return factor_of(normalization, spec.logical_size());
}

long double precise_factor(Normalization normalization, const PlanSpec& spec) {
  if (spec.precision() != Precision::kLongDouble) return normalization_factor(normalization, spec);
  return factor_of<long double>(normalization, spec.logical_size());
}

}  // namespace dase
