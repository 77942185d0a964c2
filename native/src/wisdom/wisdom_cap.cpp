// SPDX-License-Identifier: MIT
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "wisdom/wisdom_text.hpp"

namespace dase {
namespace {

constexpr std::size_t kDefault = std::size_t{16} << 20;

std::size_t from_environment() {
  const char* const set = std::getenv("DASE_WISDOM_MAX_BYTES");
  const std::string_view text = set == nullptr ? "" : set;
  std::size_t bytes = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bytes);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && bytes > 0 ? bytes : kDefault;
}

}  // namespace

std::size_t wisdom_text_cap() {
  static const std::size_t cap = from_environment();
  return cap;
}

}  // namespace dase
