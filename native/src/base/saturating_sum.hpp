// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <limits>

namespace dase {

/// a + b for two numbers that are not negative; stops at 2^63-1, since either may come from a file.
inline std::int64_t saturating_sum(std::int64_t a, std::int64_t b) noexcept {
  std::int64_t result = 0;
  return __builtin_add_overflow(a, b, &result) ? std::numeric_limits<std::int64_t>::max() : result;
}

}  // namespace dase
