// SPDX-License-Identifier: MIT
#include "base/failpoints.hpp"

#ifdef DASE_FAILPOINTS

#include <cstdlib>
#include <string>

namespace dase::failpoints {
namespace {

const std::string& list() {
  static const auto* text = new std::string([] {
    const char* value = std::getenv("DASE_FAILPOINTS");
    return "," + std::string(value == nullptr ? "" : value) + ",";
  }());
  return *text;
}

}  // namespace

bool is_set(const char* name) {
  return list().find("," + std::string(name) + ",") != std::string::npos;
}

long value_of(const char* name, long otherwise) {
  const std::string start = "," + std::string(name) + "=";
  const std::size_t at = list().find(start);
  return at == std::string::npos ? otherwise : std::atol(list().c_str() + at + start.size());
}

}  // namespace dase::failpoints

#endif
