// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "dase/status.hpp"
#include "planner/array_pair.hpp"

namespace dase {

/// kPlanning if a plan's tables and buffers may not fit into memory: FFTW ends the process where it
/// can have none, also of rigor ESTIMATE, which needs no arrays.
Status check_memory(const PlanSpec& spec);

/// Memory on which plans are searched and timed instead of on the caller's arrays. All zeros and
/// touched: uninitialised memory may hold denormals, which cost up to 146 times a normal number.
/// One thread at a time.
class Scratch {
 public:
  /// Arrays of `spec`, placed as asked: as many bytes past FFTW's alignment, and a split one's
  /// imaginary part as far from its real part (what lies between them is never touched, so it costs
  /// addresses only). kPlanning if there is not enough memory.
  static Result<Scratch> make(const PlanSpec& spec, const ArrayPlacement& placement);

  const TransformArrays& arrays() const noexcept { return arrays_; }

 private:
  struct Unmap {
    std::size_t bytes;
    void operator()(void* memory) const noexcept;
  };
  using Mapping = std::unique_ptr<void, Unmap>;

  /// A real part and, `separation` bytes from it, an imaginary part.
  bool map(std::int64_t bytes, int alignment, std::int64_t separation, void** real,
           void** imaginary);

  std::vector<Mapping> mappings_;
  TransformArrays arrays_;
};

}  // namespace dase
