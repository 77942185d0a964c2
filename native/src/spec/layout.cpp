// SPDX-License-Identifier: MIT
#include "spec/layout.hpp"

namespace dase {
namespace {

/// Elements a row of the packed array has room for.
std::int64_t row_length(const PlanSpec& spec, Side side) {
  const std::int64_t n = spec.sizes().back();
  if (spec.type() != TransformType::kRfft) return n;
  const std::int64_t half = n / 2 + 1;
  if (is_complex(spec, side)) return half;
  return spec.is_in_place() ? 2 * half : n;
}

}  // namespace

bool is_complex(const PlanSpec& spec, Side side) noexcept {
  switch (spec.type()) {
    case TransformType::kFft:
      return true;
    case TransformType::kR2r:
      return false;
    case TransformType::kRfft:
      return (side == Side::kOutput) == (spec.direction() == Direction::kForward);
  }
  return false;
}

std::vector<std::int64_t> shape_of(const PlanSpec& spec, Side side) {
  std::vector<std::int64_t> shape = spec.sizes();
  if (!shape.empty() && spec.type() == TransformType::kRfft && is_complex(spec, side)) {
    shape.back() = shape.back() / 2 + 1;
  }
  return shape;
}

std::optional<Layout> packed_layout(const PlanSpec& spec, Side side) {
  const std::vector<std::int64_t>& sizes = spec.sizes();
  if (sizes.empty()) return std::nullopt;
  Layout layout;
  layout.strides.resize(sizes.size());
  std::int64_t stride = 1;
  for (std::size_t i = sizes.size(); i-- > 0;) {
    layout.strides[i] = stride;
    const bool last = i + 1 == sizes.size();
    const std::int64_t length = last ? row_length(spec, side) : sizes[i];
    if (__builtin_mul_overflow(stride, length, &stride)) return std::nullopt;
  }
  layout.distance = stride;
  return layout;
}

std::optional<Layout> layout_of(const PlanSpec& spec, Side side,
                                const std::optional<Layout>& given) {
  return given ? given : packed_layout(spec, side);
}

std::optional<std::int64_t> extent_of(const PlanSpec& spec, Side side, const Layout& layout) {
  const std::vector<std::int64_t> shape = shape_of(spec, side);
  std::int64_t extent = 1;
  const auto reach = [&](std::int64_t count, std::int64_t stride) {
    std::int64_t last = 0;
    return !__builtin_mul_overflow(count - 1, stride, &last) &&
           !__builtin_add_overflow(extent, last, &extent);
  };
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (!reach(shape[i], layout.strides[i])) return std::nullopt;
  }
  if (!reach(spec.howmany(), layout.distance)) return std::nullopt;
  return extent;
}

std::int64_t element_bytes(const PlanSpec& spec, Side side) noexcept {
  std::int64_t bytes = sizeof(double);
  if (spec.precision() == Precision::kFloat) bytes = sizeof(float);
  if (spec.precision() == Precision::kLongDouble) bytes = sizeof(long double);
  return is_complex(spec, side) && !spec.is_split() ? 2 * bytes : bytes;
}

bool same_layout(const PlanSpec& spec, const Layout& a, const Layout& b) {
  return a.strides == b.strides && (spec.howmany() == 1 || a.distance == b.distance);
}

}  // namespace dase
