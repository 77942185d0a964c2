// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "dase/normalization.hpp"
#include "planner/array_pair.hpp"

namespace dase {

/// Multiplies every element of the output of a valid spec and none between them; padding of
/// in-place real rows may be multiplied too. Immutable; safe from many threads on different arrays.
class OutputScale {
 public:
  /// `factor` is rounded to the precision of the spec.
  OutputScale(const PlanSpec& spec, long double factor);

  /// Of a split spec both arrays.
  void multiply(const TransformArrays& arrays) const noexcept;
  /// One output array.
  void multiply(void* out) const noexcept;

  struct Axis {
    std::int64_t count;
    std::int64_t stride;  ///< in reals
  };

 private:
  Precision precision_;
  long double factor_;
  std::vector<Axis> axes_;
};

/// normalization_factor() as the precision of the spec has it.
long double precise_factor(Normalization normalization, const PlanSpec& spec);

}  // namespace dase
