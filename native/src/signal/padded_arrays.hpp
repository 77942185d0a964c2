// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>

#include "dase/plan.hpp"
#include "planner/array_memory.hpp"

namespace dase {

/// The padded array of one call of a convolution and its spectrum, which are one array if complex,
/// with the plans between them. One thread at a time.
class PaddedArrays {
 public:
  /// kPlanning if there is not enough memory.
  static Result<std::unique_ptr<PaddedArrays>> make(const Plan& forward, const Plan& backward);

  double* values() const noexcept { return values_.get(); }
  double* spectrum() const noexcept { return spectrum_ ? spectrum_.get() : values_.get(); }

  void transform() const noexcept { forward_.execute(); }
  void transform_back() const noexcept { backward_.execute(); }

 private:
  struct Free {
    std::size_t bytes;
    void operator()(double* array) const noexcept { free_array(array, bytes); }
  };
  using Array = std::unique_ptr<double, Free>;

  static Array allocate(std::int64_t bytes);
  PaddedArrays(Array values, Array spectrum, BoundPlan forward, BoundPlan backward);

  Array values_;
  Array spectrum_;  // null if complex
  BoundPlan forward_;
  BoundPlan backward_;
};

}  // namespace dase
