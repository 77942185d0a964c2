// SPDX-License-Identifier: MIT
#pragma once

#include "dase/plan_spec.hpp"

namespace dase {

/// Multiplies every element of an output array of a valid spec (split: of one of its two arrays)
/// and none between them; padding of in-place real rows may be multiplied too. Of float or double
/// precision. Safe from many threads on different arrays.
void scale_output(const PlanSpec& spec, void* out, double factor);

}  // namespace dase
