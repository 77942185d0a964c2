// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dase/status.hpp"

namespace dase {

/// What the dictionary of an .npy header tells.
struct NpyHeader {
  std::string descr;  ///< numpy's type string, such as `<f8`
  bool fortran = false;
  std::vector<std::size_t> shape;
};

/// Parses the dictionary: exactly the members descr, fortran_order and shape, once each and in any
/// order, each of its own literal form; nothing else of Python is understood.
Result<NpyHeader> parse_npy_header(std::string_view text);

/// The dictionary as numpy prints it for a C-ordered array, with the room it leaves so that the
/// first extent can grow, without the padding up to the elements.
std::string print_npy_header(std::string_view descr, const std::vector<std::size_t>& shape);

}  // namespace dase
