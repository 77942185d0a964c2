// SPDX-License-Identifier: MIT
#include "planner/output_scale.hpp"

#include <cstddef>

#include "spec/layout.hpp"

namespace dase {
namespace {

using Axis = OutputScale::Axis;

template <typename Real>
void scale(const Axis* axis, const Axis* last, Real* array, Real factor) noexcept {
  if (axis != last) {
    for (std::int64_t i = 0; i < axis->count; ++i) {
      scale(axis + 1, last, array + i * axis->stride, factor);
    }
  } else if (axis->stride == 1) {
    for (std::int64_t i = 0; i < axis->count; ++i) array[i] *= factor;
  } else {
    for (std::int64_t i = 0; i < axis->count; ++i) array[i * axis->stride] *= factor;
  }
}

template <typename Real>
void scale(const std::vector<Axis>& axes, void* array, Real factor) noexcept {
  scale(axes.data(), &axes.back(), static_cast<Real*>(array), factor);
}

bool is_packed(const PlanSpec& spec, const Layout& layout) {
  const std::optional<Layout> packed = packed_layout(spec, Side::kOutput);
  return packed && same_layout(spec, *packed, layout);
}

std::vector<Axis> axes_of(const PlanSpec& spec) {
  const Layout layout = spec.output_layout();
  const std::int64_t reals = is_complex(spec, Side::kOutput) && !spec.is_split() ? 2 : 1;
  if (is_packed(spec, layout)) return {{spec.output_extent() * reals, 1}};
  std::vector<Axis> axes;
  if (spec.howmany() > 1) axes.push_back({spec.howmany(), layout.distance * reals});
  const std::vector<std::int64_t> shape = shape_of(spec, Side::kOutput);
  for (std::size_t i = 0; i < shape.size(); ++i) {
    axes.push_back({shape[i], layout.strides[i] * reals});
  }
  if (reals == 2) axes.push_back({2, 1});
  return axes;
}

}  // namespace

OutputScale::OutputScale(const PlanSpec& spec, long double factor)
    : precision_(spec.precision()), factor_(factor), axes_(axes_of(spec)) {}

void OutputScale::multiply(const TransformArrays& arrays) const noexcept {
  multiply(arrays.out);
  if (arrays.out_imaginary != nullptr) multiply(arrays.out_imaginary);
}

void OutputScale::multiply(void* out) const noexcept {
  switch (precision_) {
    case Precision::kFloat:
      return scale(axes_, out, static_cast<float>(factor_));
    case Precision::kDouble:
      return scale(axes_, out, static_cast<double>(factor_));
    case Precision::kLongDouble:
      return scale(axes_, out, factor_);
  }
}

}  // namespace dase
