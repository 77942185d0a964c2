// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "dase/status.hpp"

namespace dase {

/// Writes a file that readers see either as it was or as a whole: temporary, sync, rename. Mode
/// 0644, for other tools to rewrite. A symbolic link is replaced, what it names is not touched.
/// kInvalidArgument for a folder, FIFO or device; it, kUnavailable and kIo name the file.
Status write_text_file(const std::string& path, const std::string& text);

}  // namespace dase
