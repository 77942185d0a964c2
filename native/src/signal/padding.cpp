// SPDX-License-Identifier: MIT
#include "signal/padding.hpp"

#include <algorithm>

#include "dase/frequencies.hpp"
#include "signal/shapes.hpp"

namespace dase {

std::vector<std::int64_t> padded_shape(const ConvolutionSpec& spec) {
  const std::vector<Axis> axes = axes_of(spec);
  std::vector<std::int64_t> shape;
  for (const Axis& axis : axes) {
    const std::int64_t period = axis.period();
    const bool halved = !spec.is_complex() && shape.size() + 1 == axes.size();
    shape.push_back(axis.periodic ? period
                    : halved      ? good_even_size(period).value()
                                  : good_size(period).value());
  }
  return shape;
}

Padding::Padding(const ConvolutionSpec& spec)
    : axes_(axes_of(spec)),
      shape_(padded_shape(spec)),
      width_(spec.is_complex() ? 2 : 1),
      padded_blocks_(blocks_of(shape_, width_)),
      signal_blocks_(blocks_of(spec.signal_shape(), width_)),
      output_blocks_(blocks_of(spec.output_shape(), width_)) {}

void Padding::put_kernel(const double* kernel, double* padded) const {
  std::fill_n(padded, numbers(), 0.0);
  std::int64_t elements = 1;
  for (const Axis& axis : axes_) elements *= axis.kernel;
  for (std::int64_t element = 0; element < elements; ++element) {
    std::int64_t at = 0;
    std::int64_t rest = element;
    for (std::size_t d = shape_.size(); d-- > 0;) {
      const Axis& axis = axes_[d];
      const std::int64_t turned = rest % axis.kernel - axis.start;  // both below the period
      at += (turned < 0 ? turned + shape_[d] : turned) * padded_blocks_[d];
      rest /= axis.kernel;
    }
    std::copy_n(kernel + element * width_, width_, padded + at);
  }
}

void Padding::put(std::size_t d, const double* from, double* to) const {
  const std::int64_t size = axes_[d].signal;
  const std::int64_t block = padded_blocks_[d];
  if (d + 1 == shape_.size()) {
    std::copy_n(from, size * width_, to);
  } else {
    for (std::int64_t i = 0; i < size; ++i) {
      put(d + 1, from + i * signal_blocks_[d], to + i * block);
    }
  }
  std::fill_n(to + size * block, (shape_[d] - size) * block, 0.0);
}

void Padding::get(std::size_t d, const double* from, double* to) const {
  const std::int64_t size = axes_[d].length;
  if (d + 1 == shape_.size()) {
    std::copy_n(from, size * width_, to);
    return;
  }
  for (std::int64_t i = 0; i < size; ++i) {
    get(d + 1, from + i * padded_blocks_[d], to + i * output_blocks_[d]);
  }
}

}  // namespace dase
