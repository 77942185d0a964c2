// SPDX-License-Identifier: MIT
#pragma once

#include <jni.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "dase/planner.hpp"

namespace dase::jni {

/// How searches in the background ended, for a Java thread to fetch: no native thread calls into
/// Java. Thread-safe.
class UpgradeQueue {
 public:
  void put(std::string json);
  /// Nothing is put any more.
  void close();
  /// Waits for the next; nullopt when closed and all were taken.
  std::optional<std::string> take();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> waiting_;  // guarded by mutex_
  bool closed_ = false;              // guarded by mutex_
};

/// Puts what the listener of this number is to hear: how its search ended, or at last that it will
/// never hear anything.
std::function<void(const PlanUpgrade&)> listener_of(std::shared_ptr<UpgradeQueue> queue,
                                                    jlong number);

}  // namespace dase::jni
