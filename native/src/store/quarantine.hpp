// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "base/file.hpp"
#include "store/layout.hpp"

namespace dase {

/// Moves a bad file to `quarantine/` and writes the reason beside it. Best effort: nothing is
/// reported if the store cannot be written to. When `bad` is given and another file has taken the
/// name meanwhile, that file gets its name back. Safe from any thread.
void move_to_quarantine(const StoreLayout& layout, const std::string& path, const FileIdentity* bad,
                        const std::string& found, const std::string& expected);

}  // namespace dase
