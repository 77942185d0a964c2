// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

namespace dase {

/// Calls `visit` with each name in a folder but `.` and `..`, in the file system's order. 0 or
/// errno. Safe from any thread.
int for_each_name(const std::string& folder, const std::function<void(const char*)>& visit);

}  // namespace dase
