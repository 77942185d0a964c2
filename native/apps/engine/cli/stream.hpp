// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "dase/status.hpp"

namespace dase::engine {

/// All bytes of a file, or of the standard input when `path` is empty; kIo naming the file.
Result<std::string> read_stream(const std::string& path);

/// Writes all bytes to a file, or to the standard output when `path` is empty; kIo naming the file.
Status write_stream(const std::string& path, const std::string& bytes);

/// The file's extension without the dot, `bin` if it has none.
std::string extension_of(const std::string& path);

}  // namespace dase::engine
