// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "dase/plan_spec.hpp"

namespace dase {

/// All rigors, from the quickest planning to the most thorough.
inline constexpr std::array kRigors = {Rigor::kEstimate, Rigor::kMeasure, Rigor::kPatient,
                                       Rigor::kExhaustive};

}  // namespace dase
