// SPDX-License-Identifier: MIT
#include "c_api/specs.hpp"

#include <string>
#include <utility>

#include "c_api/guard.hpp"

namespace dase::c {

Result<std::vector<PlanSpec>> parse_specs(const char* const* texts, std::size_t count) {
  std::vector<PlanSpec> specs;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string name = "specs[" + std::to_string(i) + "]";
    if (Status status = given({{texts[i], name.c_str()}}); !status.ok()) return status;
    auto spec = PlanSpec::parse(texts[i]);
    if (!spec.ok()) return spec.status();
    specs.push_back(std::move(spec).value());
  }
  return specs;
}

}  // namespace dase::c
