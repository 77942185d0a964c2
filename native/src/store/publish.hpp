// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "base/temp_file.hpp"
#include "dase/store.hpp"

namespace dase {

/// A temporary file in a folder of the store, which is made if it is missing. Synced as
/// `durability` says. 0 or errno.
int create_in(const std::string& folder, std::string_view bytes, Durability durability,
              TempFile* file);

}  // namespace dase
