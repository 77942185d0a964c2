// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "dase/plan_spec.hpp"

namespace dase::jni {

/// The specs of canonical texts that line feeds separate; the Status of the first bad one is
/// thrown.
std::vector<PlanSpec> parse_specs(const std::string& texts);

}  // namespace dase::jni
