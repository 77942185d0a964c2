// SPDX-License-Identifier: MIT
#pragma once

#include <charconv>
#include <cstdint>
#include <string_view>

namespace dase {

/// A positive decimal without leading zeros at the front of `text`, which loses it; 0 if there is
/// none, or none that fits.
inline std::int64_t take_positive(std::string_view* text) {
  std::int64_t value = 0;
  if (text->empty() || text->front() < '1' || text->front() > '9') return 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc()) return 0;
  text->remove_prefix(static_cast<std::size_t>(end - text->data()));
  return value;
}

}  // namespace dase
