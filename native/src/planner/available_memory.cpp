// SPDX-License-Identifier: MIT
#include "planner/available_memory.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>

namespace dase {
namespace {

constexpr std::uint64_t kUnknown = std::numeric_limits<std::uint64_t>::max();

/// The number in a file that holds nothing else; unknown for `max` or no file.
std::uint64_t number_in(const char* path) {
  std::uint64_t number = 0;
  return std::ifstream(path) >> number ? number : kUnknown;
}

std::uint64_t left_by_the_system() {
  std::ifstream lines("/proc/meminfo");
  std::string name, unit;
  std::uint64_t kilobytes = 0;
  while (lines >> name >> kilobytes && std::getline(lines, unit)) {
    if (name == "MemAvailable:") return kilobytes * 1024;
  }
  return kUnknown;
}

std::uint64_t left_by_the_control_group() {
  const std::uint64_t limit = number_in("/sys/fs/cgroup/memory.max");
  const std::uint64_t used = number_in("/sys/fs/cgroup/memory.current");
  if (limit == kUnknown || used == kUnknown) return kUnknown;
  return limit - std::min(limit, used);
}

}  // namespace

std::uint64_t available_memory() {
  return std::min(left_by_the_system(), left_by_the_control_group());
}

}  // namespace dase
