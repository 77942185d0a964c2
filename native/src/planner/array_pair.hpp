// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "dase/plan.hpp"
#include "dase/status.hpp"

namespace dase {

/// The arrays of one execution. The imaginary ones are null unless the spec is split, and then null
/// on the real side of a real transform.
struct TransformArrays {
  void* in = nullptr;
  void* in_imaginary = nullptr;
  void* out = nullptr;
  void* out_imaginary = nullptr;
};

/// What a plan is bound to besides its spec: bytes by which the arrays miss FFTW's SIMD alignment,
/// and bytes from a real part to its imaginary part (split; else 0), on which FFTW's plans depend.
struct ArrayPlacement {
  int in_alignment = 0;
  int out_alignment = 0;
  std::int64_t in_separation = 0;
  std::int64_t out_separation = 0;

  friend bool operator==(const ArrayPlacement& a, const ArrayPlacement& b) {
    return a.in_alignment == b.in_alignment && a.out_alignment == b.out_alignment &&
           a.in_separation == b.in_separation && a.out_separation == b.out_separation;
  }
};

/// Arrays aligned as FFTW likes them best; a split one's imaginary part follows its real part at
/// the next 64-byte boundary.
ArrayPlacement best_placement(const PlanSpec& spec);

/// Addresses placed so, behind which there is no memory: for FFTW_WISDOM_ONLY, which reads none.
TransformArrays addresses(const PlanSpec& spec, const ArrayPlacement& placement);

/// Where these arrays are. Compares addresses; reads nothing.
ArrayPlacement placement_of(const PlanSpec& spec, const TransformArrays& arrays);

/// kInvalidArgument unless all arrays of the spec exist, lie on a boundary of their element type,
/// and are one (in place) or do not overlap. Compares addresses; reads nothing.
Status check_arrays(const PlanSpec& spec, const TransformArrays& arrays);

/// kInvalidArgument unless a plan made for `planned` may run on arrays placed as `found`.
Status check_placement(const PlanSpec& spec, const ArrayPlacement& planned,
                       const ArrayPlacement& found);

}  // namespace dase
