// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "dase/plan.hpp"

namespace dase {

/// Addresses, aligned and far enough apart, for calls that look at where arrays lie but neither
/// read nor write them. There is no memory behind them.
struct UnusedArrays {
  explicit UnusedArrays(const PlanSpec& spec)
      : in(reinterpret_cast<void*>(kFirst)),
        out(spec.is_in_place()
                ? in
                : reinterpret_cast<void*>(
                      kFirst + (static_cast<std::uintptr_t>(spec.input_bytes()) / 64 + 1) * 64)) {}

  void* in;
  void* out;

 private:
  static constexpr std::uintptr_t kFirst = 4096;
};

}  // namespace dase
