// SPDX-License-Identifier: MIT
#include "store/fs_clock.hpp"

#include <ctime>

namespace dase {

std::int64_t wall_clock_ns() noexcept {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

bool FsClock::older_than_hour(std::int64_t mtime_ns) const noexcept {
  constexpr std::int64_t kHourNs = 3'600'000'000'000;
  return now_ns() - mtime_ns > kHourNs;
}

}  // namespace dase
