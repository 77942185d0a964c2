// SPDX-License-Identifier: MIT
#include "store/lease_toucher.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <utility>

#include "base/no_signals.hpp"

namespace dase {

LeaseToucher& LeaseToucher::of_this_process() {
  static std::atomic<LeaseToucher*> latest{nullptr};
  const pid_t process = ::getpid();
  LeaseToucher* found = latest.load();
  while (found == nullptr || found->process_ != process) {
    std::unique_ptr<LeaseToucher> mine(new LeaseToucher(process, found));
    if (latest.compare_exchange_strong(found, mine.get())) found = mine.release();
  }
  return *found;
}

void LeaseToucher::add(std::shared_ptr<LeaseFile> lease) {
  const std::lock_guard<std::mutex> lock(mutex_);
  held_.push_back(std::move(lease));
  if (thread_.joinable()) {
    changed_.notify_all();
    return;
  }
  try {
    start();
  } catch (const std::exception&) {
    held_.pop_back();
    throw;
  }
}

void LeaseToucher::start() {
  const NoSignals quiet;
  thread_ = std::thread([this, shift = ++shift_] { run(shift); });
}

void LeaseToucher::remove(const std::shared_ptr<LeaseFile>& lease) {
  std::thread idle;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    held_.erase(std::remove(held_.begin(), held_.end(), lease), held_.end());
    if (!held_.empty() || !thread_.joinable()) return;
    ++shift_;
    idle = std::move(thread_);
    changed_.notify_all();
  }
  idle.join();
}

void LeaseToucher::run(std::uint64_t shift) {
  std::unique_lock<std::mutex> lock(mutex_);
  std::vector<std::shared_ptr<LeaseFile>> touched;
  while (shift == shift_) {
    const auto next = std::min_element(held_.begin(), held_.end(), [](auto& one, auto& other) {
      return one->touch_every() < other->touch_every();
    });
    changed_.wait_for(lock, (*next)->touch_every());
    if (shift != shift_) return;
    try {
      touched = held_;
      lock.unlock();
      for (const auto& lease : touched) lease->touch_held();
    } catch (const std::exception&) {
      // No memory: the next round touches what this one left out.
    }
    touched.clear();
    if (!lock.owns_lock()) lock.lock();
  }
}

}  // namespace dase
