// SPDX-License-Identifier: MIT
#include "base/utf8.hpp"

#include <cstddef>
#include <cstdint>

namespace dase {
namespace {

struct Lead {
  std::size_t following;
  std::uint32_t bits;
  std::uint32_t smallest;
};

/// `following` of an impossible lead byte is larger than any text can serve.
Lead lead_of(unsigned char byte) noexcept {
  if (byte < 0x80) return {0, byte, 0};
  if ((byte & 0xE0) == 0xC0) return {1, byte & 0x1Fu, 0x80};
  if ((byte & 0xF0) == 0xE0) return {2, byte & 0x0Fu, 0x800};
  if ((byte & 0xF8) == 0xF0) return {3, byte & 0x07u, 0x10000};
  return {std::string_view::npos, 0, 0};
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
  unsigned char any = 0;  // without a branch, so that 16 bytes and more are looked at at a time
  for (const char c : text) any = static_cast<unsigned char>(any | static_cast<unsigned char>(c));
  if (any < 0x80) return true;
  for (std::size_t i = 0; i < text.size();) {
    const Lead lead = lead_of(static_cast<unsigned char>(text[i++]));
    if (lead.following > text.size() - i) return false;
    std::uint32_t point = lead.bits;
    for (std::size_t end = i + lead.following; i < end; ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if ((byte & 0xC0) != 0x80) return false;
      point = (point << 6) | (byte & 0x3Fu);
    }
    if (point < lead.smallest || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) {
      return false;
    }
  }
  return true;
}

}  // namespace dase
