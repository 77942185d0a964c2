// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "base/temp_file.hpp"
#include "dase/store.hpp"

namespace dase {

// Temporary files in a folder of the store, which is made if it is missing. 0 or errno.

/// Written, and to be finished.
int write_in(const std::string& folder, std::string_view bytes, Durability durability,
             TempFile* file);

/// Written, and finished as `durability` says.
int create_in(const std::string& folder, std::string_view bytes, Durability durability,
              TempFile* file);

/// Finishes two files. They are synced at the same time, one of them by a thread of its own, since
/// the disk is waited for once then: two syncs of a new file one after the other take twice as
/// long. The error of either.
int finish_both(TempFile& one, TempFile& other, bool sync);

}  // namespace dase
