// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace dase::engine {

/// Keys are any text: control characters, which would break a table, as \xHH.
std::string printable(const std::string& text);

}  // namespace dase::engine
