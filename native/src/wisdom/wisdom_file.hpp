// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "dase/status.hpp"
#include "wisdom/wisdom_text.hpp"

namespace dase {

/// The bytes of a regular file of at most `cap` bytes. Symbolic links are followed (a store's head
/// is one); a FIFO, a device or a folder is refused without waiting for it.
///
/// kNotFound, kInvalidArgument (not a regular file), kCorrupt (larger than `cap`), kIo.
Result<std::string> read_wisdom_file(const std::string& path, std::size_t cap = wisdom_text_cap());

}  // namespace dase
