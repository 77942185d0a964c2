// SPDX-License-Identifier: MIT
#include "planner/scale_array.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "spec/layout.hpp"

namespace dase {
namespace {

struct Axis {
  std::int64_t count;
  std::int64_t stride;  ///< in reals
};

template <typename Real>
void scale(const std::vector<Axis>& axes, std::size_t from, Real* array, Real factor) {
  const Axis& axis = axes[from];
  if (from + 1 < axes.size()) {
    for (std::int64_t i = 0; i < axis.count; ++i) {
      scale(axes, from + 1, array + i * axis.stride, factor);
    }
  } else if (axis.stride == 1) {
    for (std::int64_t i = 0; i < axis.count; ++i) array[i] *= factor;
  } else {
    for (std::int64_t i = 0; i < axis.count; ++i) array[i * axis.stride] *= factor;
  }
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

void scale_output(const PlanSpec& spec, void* out, double factor) {
  const std::vector<Axis> axes = axes_of(spec);
  if (spec.precision() == Precision::kFloat) {
    scale(axes, 0, static_cast<float*>(out), static_cast<float>(factor));
  } else {
    scale(axes, 0, static_cast<double*>(out), factor);
  }
}

}  // namespace dase
