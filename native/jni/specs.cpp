// SPDX-License-Identifier: MIT
#include "specs.hpp"

#include <algorithm>

#include "guard.hpp"

namespace dase::jni {

std::vector<PlanSpec> parse_specs(const std::string& texts) {
  std::vector<PlanSpec> specs;
  std::size_t begin = 0;
  while (begin < texts.size()) {
    const std::size_t end = std::min(texts.find('\n', begin), texts.size());
    specs.push_back(unwrap(PlanSpec::parse(texts.substr(begin, end - begin))));
    begin = end + 1;
  }
  return specs;
}

}  // namespace dase::jni
