// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace dase {

/// Where `dase_planner` may be, the first that can be executed being it: `given` alone if it is not
/// empty; else the environment's DASE_PLANNER alone if that is set; else beside the library that
/// this code is in, `libexec/dase-cache` of the prefix that the library or the executable is
/// installed in, beside the executable, and where the build that this code is of installs it. None
/// is named twice.
std::vector<std::string> helper_places(const std::string& given);

/// The first of the places with a program, or empty.
std::string find_helper(const std::string& given);

}  // namespace dase
