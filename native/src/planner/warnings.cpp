// SPDX-License-Identifier: MIT
#include "planner/warnings.hpp"

#include <cstdio>
#include <mutex>
#include <set>

namespace dase {

void warn_once(const std::function<void(const std::string&)>& warn, const std::string& cause,
               const std::string& message) {
  static std::mutex& mutex = *new std::mutex;
  static std::set<std::string>& told = *new std::set<std::string>;
  {
    const std::lock_guard<std::mutex> guard(mutex);
    if (!told.insert(cause).second) return;
  }
  if (warn) {
    warn(message);
  } else {
    std::fprintf(stderr, "dase: %s\n", message.c_str());
  }
}

}  // namespace dase
