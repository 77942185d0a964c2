// SPDX-License-Identifier: MIT
#include "planner/available_memory.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>

namespace dase {
namespace {

constexpr std::uint64_t kUnknown = std::numeric_limits<std::uint64_t>::max();

/// The number that a file begins with; unknown for `max` or no file.
std::uint64_t number_at_start_of(const char* path) {
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
  const std::uint64_t limit = number_at_start_of("/sys/fs/cgroup/memory.max");
  const std::uint64_t used = number_at_start_of("/sys/fs/cgroup/memory.current");
  if (limit == kUnknown || used == kUnknown) return kUnknown;
  return limit - std::min(limit, used);
}

std::uint64_t left_in_the_address_space() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return kUnknown;
  const std::uint64_t pages = number_at_start_of("/proc/self/statm");
  if (pages == kUnknown) return limit.rlim_cur;
  const std::uint64_t used = pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  return limit.rlim_cur - std::min<std::uint64_t>(limit.rlim_cur, used);
}

}  // namespace

std::uint64_t available_memory() {
  return std::min({left_by_the_system(), left_by_the_control_group(), left_in_the_address_space()});
}

}  // namespace dase
