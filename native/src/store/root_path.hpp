// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace dase {

/// The path of a store's folder, absolute and without `.`, `..` or a slash at its end; it need not
/// exist.
std::string absolute_root(const std::string& root);

}  // namespace dase
