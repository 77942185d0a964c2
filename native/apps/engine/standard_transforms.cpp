// SPDX-License-Identifier: MIT
#include "standard_transforms.hpp"

#include <utility>

#include "standard_transforms_list.hpp"

namespace dase::engine {

Result<std::vector<Problems>> standard_transforms() {
  std::vector<Problems> keys;
  for (const char* text : kStandardTransforms) {
    auto spec = PlanSpec::parse(text);
    if (!spec.ok()) {
      return spec.status();
    }
    if (keys.empty() || keys.back().front().key().text() != spec->key().text()) {
      keys.emplace_back();
    }
    keys.back().push_back(std::move(spec).value());
  }
  return keys;
}

Result<Problems> parse_problems(std::string_view text) {
  if (text.find('/') != std::string_view::npos) {
    auto spec = PlanSpec::parse(text);
    if (!spec.ok()) {
      return spec.status();
    }
    return Problems{std::move(spec).value()};
  }
  auto key = WisdomKey::parse(text);
  if (!key.ok()) {
    return key.status();
  }
  const PlanSpec forward(std::move(key).value());
  Problems problems{forward, forward.in_place()};
  if (forward.type() != TransformType::kR2r) {
    problems.insert(problems.end(), {forward.backward(), forward.backward().in_place()});
  }
  for (const PlanSpec& problem : problems) {
    if (Status status = problem.validate(); !status.ok()) {
      return status;
    }
  }
  return problems;
}

}  // namespace dase::engine
