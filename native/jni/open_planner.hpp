// SPDX-License-Identifier: MIT
#pragma once

#include <jni.h>

#include <atomic>
#include <memory>
#include <string>

#include "dase/planner.hpp"
#include "upgrade_queue.hpp"

namespace dase::jni {

/// What Java holds of a planner, by its address.
struct OpenPlanner {
  OpenPlanner(std::string root, PlannerOptions options);
  /// Ends searches in the background, then the queue.
  ~OpenPlanner();
  OpenPlanner(const OpenPlanner&) = delete;
  OpenPlanner& operator=(const OpenPlanner&) = delete;

  const std::shared_ptr<UpgradeQueue> upgrades = std::make_shared<UpgradeQueue>();
  std::atomic<bool> has_served{false};  ///< there may be searches in the background
  std::unique_ptr<Planner> planner;
};

/// kInvalidArgument for 0.
OpenPlanner& open_planner(jlong handle);

/// Frees a planner. A search inside this process cannot be interrupted: what has not ended within a
/// second is freed by another thread when it has.
void destroy(std::unique_ptr<OpenPlanner> open);

}  // namespace dase::jni
