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
  Problems problems;
  for (const Direction direction : {Direction::kForward, Direction::kBackward}) {
    for (const Placement placement : {Placement::kOutOfPlace, Placement::kInPlace}) {
      PlanSpec spec;
      spec.type = key->type;
      spec.sizes = key->sizes;
      spec.direction = direction;
      spec.placement = placement;
      if (Status status = spec.validate(); !status.ok()) {
        return status;
      }
      problems.push_back(std::move(spec));
    }
  }
  return problems;
}

}  // namespace dase::engine
