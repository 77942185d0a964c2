// SPDX-License-Identifier: MIT
#include "grid.hpp"

#include <charconv>
#include <optional>
#include <string>

namespace dase::engine {
namespace {

constexpr std::int64_t kSmallestSide = 3;
constexpr std::int64_t kLargestSide = 65'536;

std::optional<std::int64_t> parse_side(std::string_view text) {
  std::int64_t side = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, side);
  if (error != std::errc() || stop != end || side < kSmallestSide || side > kLargestSide) {
    return std::nullopt;
  }
  return side;
}

}  // namespace

Result<Grid> Grid::parse(std::string_view text) {
  const auto cross = text.find('x');
  if (cross != std::string_view::npos) {
    const auto rows = parse_side(text.substr(0, cross));
    const auto columns = parse_side(text.substr(cross + 1));
    if (rows && columns) {
      return Grid{*rows, *columns};
    }
  }
  return Status(StatusCode::kInvalidArgument,
                "the grid is '" + std::string(text) +
                    "', expected <rows>x<columns> with sides of " + std::to_string(kSmallestSide) +
                    " to " + std::to_string(kLargestSide) + ", such as 256x256");
}

double squared_wave_number(std::int64_t index, std::int64_t size) {
  const auto wave = static_cast<double>(2 * index <= size ? index : index - size);
  return wave * wave;
}

}  // namespace dase::engine
