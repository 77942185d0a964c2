// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace dase {

/// What the time of one plan varies by from one timing to the next.
constexpr std::int64_t kNoisePerCent = 3;

/// Whether a time is less than another by more than the noise; both in nanoseconds.
constexpr bool clearly_faster(std::int64_t time, std::int64_t than) noexcept {
  return time < than - than * kNoisePerCent / 100;
}

}  // namespace dase
