// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace dase {

/// Waits that double from a first to a longest, each cut short at random and by the deadline. One
/// thread at a time.
class Backoff {
 public:
  using Clock = std::chrono::steady_clock;

  Backoff(Clock::time_point deadline, std::chrono::microseconds first,
          std::chrono::microseconds longest)
      : deadline_(deadline), first_(first), longest_(longest), next_(first) {}

  bool expired() const { return Clock::now() >= deadline_; }

  void wait();

 private:
  const Clock::time_point deadline_;
  const std::chrono::microseconds first_;
  const std::chrono::microseconds longest_;
  std::chrono::microseconds next_;
};

}  // namespace dase
