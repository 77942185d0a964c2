// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "dase/plan_spec.hpp"

namespace dase {

enum class Side { kInput, kOutput };

/// Whether the array on this side holds complex numbers, in one array or two.
bool is_complex(const PlanSpec& spec, Side side) noexcept;

/// Elements a dimension of the array on this side: n, or n/2 + 1 of the last dimension for the
/// complex side of a real transform.
std::vector<std::int64_t> shape_of(const PlanSpec& spec, Side side);

/// Row-major, contiguous, batches one after another; the real rows of an in-place rfft are padded
/// to 2 (n/2 + 1). Nothing if a stride overflows, or the spec has no dimension.
std::optional<Layout> packed_layout(const PlanSpec& spec, Side side);

/// The layout in force; nothing as for packed_layout.
std::optional<Layout> layout_of(const PlanSpec& spec, Side side,
                                const std::optional<Layout>& given);

/// Elements from the first to the last; nothing on overflow.
std::optional<std::int64_t> extent_of(const PlanSpec& spec, Side side, const Layout& layout);

/// Bytes of one element of the array on this side.
std::int64_t element_bytes(const PlanSpec& spec, Side side) noexcept;

/// Whether both put every element at the same place.
bool same_layout(const PlanSpec& spec, const Layout& a, const Layout& b);

}  // namespace dase
