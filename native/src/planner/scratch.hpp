// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#include "dase/plan.hpp"
#include "dase/status.hpp"

namespace dase {

/// Memory on which plans are searched and timed instead of on the caller's arrays. All zeros and
/// touched: uninitialised memory may hold denormals, which cost up to 146 times a normal number.
/// One thread at a time.
class Scratch {
 public:
  /// Arrays of `spec`'s sizes and placement, as many bytes past FFTW's alignment as asked.
  /// kPlanning if there is not enough memory.
  static Result<Scratch> make(const PlanSpec& spec, int in_alignment, int out_alignment);

  Scratch(Scratch&& other) noexcept;
  Scratch& operator=(Scratch&& other) = delete;
  ~Scratch();

  void* in() const noexcept { return in_; }
  void* out() const noexcept { return out_; }

 private:
  Scratch(void* memory, void* in, void* out) : memory_(memory), in_(in), out_(out) {}

  void* memory_;
  void* in_;
  void* out_;
};

}  // namespace dase
