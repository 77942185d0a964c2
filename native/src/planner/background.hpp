// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "dase/planner.hpp"

namespace dase {

class PlanState;

/// A better plan that is wanted for one that was served.
struct BackgroundSearch {
  PlanSpec spec;
  std::weak_ptr<PlanState> plan;  ///< gone: nobody wants it any more
  std::chrono::steady_clock::time_point deadline;
  std::function<void(const PlanUpgrade&)> listener;

  void tell(UpgradeOutcome outcome, const std::string& message = {}) const noexcept;
};

/// Threads that search, first come first served; none before the first search. Thread-safe.
class BackgroundSearches {
 public:
  BackgroundSearches(int threads, std::function<void(const BackgroundSearch&)> run);
  /// Waits for the searches under way, which their owner has told to end; the listeners of the
  /// others hear kClosed.
  ~BackgroundSearches();
  BackgroundSearches(const BackgroundSearches&) = delete;
  BackgroundSearches& operator=(const BackgroundSearches&) = delete;

  void add(BackgroundSearch search);

 private:
  void work();

  const std::size_t limit_;
  const std::function<void(const BackgroundSearch&)> run_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool closing_ = false;                // guarded by mutex_
  std::size_t idle_ = 0;                // guarded by mutex_
  std::deque<BackgroundSearch> queue_;  // guarded by mutex_
  std::vector<std::thread> threads_;    // guarded by mutex_
};

}  // namespace dase
