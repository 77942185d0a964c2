// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstring>
#include <string>

#include "c_api/guard.hpp"

namespace dase::c {

/// The caller's struct, whose first member tells how much of it there is: what a program of a lower
/// minor version does not have stays zero. `least`: its size in version 1.0.
template <typename Options>
Result<Options> read_options(const Options* given, std::size_t least, const char* name) {
  Options known{};
  if (given == nullptr) return known;
  std::size_t size = 0;
  std::memcpy(&size, given, sizeof size);
  if (size < least || size > sizeof known) {
    return Status(StatusCode::kInvalidArgument,
                  std::string(name) + ".size is " + std::to_string(size) + ", expected " +
                      std::to_string(least) + " to " + std::to_string(sizeof known) +
                      "; set it to sizeof the struct, and use a library of the version of its "
                      "header or higher");
  }
  std::memcpy(&known, given, size);
  return known;
}

}  // namespace dase::c
