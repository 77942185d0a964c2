// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstring>
#include <string>

#include "dase/frequencies.hpp"
#include "signal/shapes.hpp"

namespace dase {
namespace {

bool has_elements(const std::vector<std::int64_t>& sizes, std::size_t count) {
  std::size_t elements = 1;
  for (const std::int64_t size : sizes) {
    if (size < 1 || static_cast<std::size_t>(size) > count / elements) return false;
    elements *= static_cast<std::size_t>(size);
  }
  return !sizes.empty() && elements == count;
}

Status check_shape(const std::vector<std::int64_t>& sizes, std::size_t count) {
  if (has_elements(sizes, count)) return {};
  return invalid("the array has " + std::to_string(count) + " elements and the shape " +
                 shape_text(sizes) +
                 "; expected at least one dimension, each of size 1 or more, and as many elements "
                 "as their product");
}

/// One move of an array: by how much each axis shifts, and the last axis that shifts at all, where
/// two runs of elements move as they are.
class Move {
 public:
  /// Of an array with elements, see check_shape.
  Move(ShiftDirection direction, const std::vector<std::int64_t>& sizes)
      : direction_(direction), sizes_(sizes.begin(), sizes.end()), distances_(sizes.size()) {}

  Status choose(const std::vector<int>& axes) {
    std::vector<bool> chosen(sizes_.size());
    for (const int number : axes) {
      const auto axis = static_cast<std::size_t>(number);  // a negative one becomes too large
      if (axis >= sizes_.size() || chosen[axis]) {
        return invalid("the axes are " + shape_text({axes.begin(), axes.end()}) +
                       "; expected each at most once and from 0 to " +
                       std::to_string(sizes_.size() - 1));
      }
      chosen[axis] = true;
      const std::size_t half = sizes_[axis] / 2;
      distances_[axis] = direction_ == ShiftDirection::kForward ? half : sizes_[axis] - half;
      last_ = std::max(last_, axis);
    }
    return {};
  }

  /// From axis 0 on: `bytes` of the whole array.
  void run(const char* from, char* to, std::size_t bytes, std::size_t axis = 0) const {
    const std::size_t block = bytes / sizes_[axis];
    if (axis >= last_) {
      const std::size_t front = (sizes_[axis] - distances_[axis]) * block;
      std::memcpy(to + (bytes - front), from, front);
      std::memcpy(to, from + front, bytes - front);
      return;
    }
    for (std::size_t i = 0; i < sizes_[axis]; ++i) {
      run(from + i * block, to + (i + distances_[axis]) % sizes_[axis] * block, block, axis + 1);
    }
  }

 private:
  ShiftDirection direction_;
  std::vector<std::size_t> sizes_;
  std::vector<std::size_t> distances_;
  std::size_t last_ = 0;
};

}  // namespace

Status shift_elements(ShiftDirection direction, const void* from, void* to, std::size_t count,
                      std::size_t element_bytes, const std::vector<std::int64_t>& sizes,
                      const std::vector<int>& axes) {
  const Status status = check_shape(sizes, count);
  if (!status.ok()) return status;
  Move move(direction, sizes);
  const Status chosen = move.choose(axes);
  if (!chosen.ok()) return chosen;
  move.run(static_cast<const char*>(from), static_cast<char*>(to), count * element_bytes);
  return {};
}

}  // namespace dase
