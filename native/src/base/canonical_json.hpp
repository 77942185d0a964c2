// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "dase/status.hpp"

namespace dase {

/// Objects and arrays may nest this deep, the outermost counted.
inline constexpr std::size_t kCanonicalJsonDepth = 64;

/// Reads JSON of the store's kind: objects, arrays, strings, integers in -2^63..2^63-1; everything
/// else (null, booleans, fractions, exponents, duplicate names, invalid UTF-8, deeper nesting) is
/// kCorrupt. White space, order and escapes are free here. `depth`: levels that may nest.
Result<nlohmann::json> parse_store_json(std::string_view text,
                                        std::size_t depth = kCanonicalJsonDepth);

/// The one canonical text of a value that `parse_store_json` accepts; docs/store-format.md.
/// kInvalidArgument if a string is not UTF-8.
Result<std::string> print_canonical(const nlohmann::json& value);

}  // namespace dase
