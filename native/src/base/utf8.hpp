// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace dase {

/// Whether `text` is well-formed UTF-8 (RFC 3629): no overlong form, surrogate or value beyond
/// U+10FFFF.
bool is_utf8(std::string_view text) noexcept;

}  // namespace dase
