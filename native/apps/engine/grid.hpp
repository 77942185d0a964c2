// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "dase/status.hpp"

namespace dase::engine {

/// A uniform periodic grid on [0, 2 pi)^2, row-major: point (i, j) is (2 pi i / rows, 2 pi j /
/// columns). Immutable value.
struct Grid {
  std::int64_t rows = 0;
  std::int64_t columns = 0;

  std::size_t points() const {
    return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
  }
  /// Reads `<rows>x<columns>`; kInvalidArgument unless both are 3 (cos x is resolved) to 65,536.
  static Result<Grid> parse(std::string_view text);
};

/// The square of the wave number that FFTW's bin `index` of `size` stands for: index up to size/2,
/// then index - size.
double squared_wave_number(std::int64_t index, std::int64_t size);

}  // namespace dase::engine
