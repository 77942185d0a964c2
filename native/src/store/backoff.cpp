// SPDX-License-Identifier: MIT
#include "store/backoff.hpp"

#include <algorithm>
#include <random>
#include <thread>

namespace dase {

void Backoff::wait() {
  using std::chrono::microseconds;
  thread_local std::minstd_rand random(std::random_device{}());
  std::uniform_int_distribution<microseconds::rep> part(first_.count() / 2, next_.count());
  const auto left = std::chrono::duration_cast<microseconds>(deadline_ - Clock::now());
  std::this_thread::sleep_for(std::min(microseconds(part(random)), left));
  next_ = std::min(2 * next_, longest_);
}

}  // namespace dase
