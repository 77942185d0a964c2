// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dase/status.hpp"

namespace dase {

/// The caller's mistake.
inline Status invalid(std::string message) {
  return {StatusCode::kInvalidArgument, std::move(message)};
}

/// "[3, 4]"
std::string shape_text(const std::vector<std::int64_t>& shape);

/// How many numbers an array of this shape has, of `width` each element; nothing if they would be
/// 2^63 bytes of doubles or more. Of sizes above 0.
std::optional<std::int64_t> numbers_of(const std::vector<std::int64_t>& shape, std::int64_t width);

/// How many numbers lie between neighbours along each dimension of a row-major array.
std::vector<std::int64_t> blocks_of(const std::vector<std::int64_t>& shape, std::int64_t width);

}  // namespace dase
