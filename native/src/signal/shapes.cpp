// SPDX-License-Identifier: MIT
#include "signal/shapes.hpp"

namespace dase {

std::string shape_text(const std::vector<std::int64_t>& shape) {
  std::string text;
  for (const std::int64_t size : shape) {
    text += (text.empty() ? "" : ", ") + std::to_string(size);
  }
  return "[" + text + "]";
}

std::optional<std::int64_t> numbers_of(const std::vector<std::int64_t>& shape, std::int64_t width) {
  std::int64_t bytes = width * static_cast<std::int64_t>(sizeof(double));
  for (const std::int64_t size : shape) {
    if (__builtin_mul_overflow(bytes, size, &bytes)) return std::nullopt;
  }
  return bytes / static_cast<std::int64_t>(sizeof(double));
}

std::vector<std::int64_t> blocks_of(const std::vector<std::int64_t>& shape, std::int64_t width) {
  std::vector<std::int64_t> blocks(shape.size());
  for (std::size_t d = shape.size(); d-- > 0;) {
    blocks[d] = width;
    width *= shape[d];
  }
  return blocks;
}

}  // namespace dase
