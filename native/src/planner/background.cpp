// SPDX-License-Identifier: MIT
#include "planner/background.hpp"

#include <algorithm>
#include <utility>

#include "planner/plan_state.hpp"

namespace dase {

void BackgroundSearch::tell(UpgradeOutcome outcome, const std::string& message) const noexcept {
  if (!listener || plan.expired()) return;
  try {
    listener({spec, outcome, message});
  } catch (...) {  // NOLINT: the contract says that it is dropped
  }
}

BackgroundSearches::BackgroundSearches(int threads,
                                       std::function<void(const BackgroundSearch&)> run)
    : limit_(static_cast<std::size_t>(std::max(1, threads))), run_(std::move(run)) {}

BackgroundSearches::~BackgroundSearches() {
  std::deque<BackgroundSearch> left;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    closing_ = true;
    left.swap(queue_);
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  for (const BackgroundSearch& search : left) {
    search.tell(UpgradeOutcome::kClosed, "the planner was closed");
  }
}

void BackgroundSearches::add(BackgroundSearch search) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (closing_) return;  // only a listener can still ask, while the destructor waits for it
  queue_.push_back(std::move(search));
  if (queue_.size() > idle_ && threads_.size() < limit_) {
    threads_.emplace_back([this] { work(); });
  }
  changed_.notify_one();
}

void BackgroundSearches::work() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    ++idle_;
    changed_.wait(lock, [this] { return closing_ || !queue_.empty(); });
    --idle_;
    if (closing_) return;
    const BackgroundSearch search = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    try {
      run_(search);
    } catch (const std::exception& error) {  // memory is exhausted: no reason to end the process
      search.tell(UpgradeOutcome::kFailed, error.what());
    }
    lock.lock();
  }
}

}  // namespace dase
