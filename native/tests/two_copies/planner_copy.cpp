// SPDX-License-Identifier: MIT
#include <memory>

#include "planner/planner_lock.hpp"
#include "planner/process_mutex.hpp"

// One copy of the library as a host loads it.

namespace {

std::unique_ptr<dase::PlannerLock>& held() {
  static std::unique_ptr<dase::PlannerLock> lock;
  return lock;
}

}  // namespace

#define DASE_EXPORTED extern "C" __attribute__((visibility("default")))

DASE_EXPORTED void planner_take() { held() = std::make_unique<dase::PlannerLock>(); }

DASE_EXPORTED void planner_leave() { held().reset(); }

DASE_EXPORTED bool planner_is_free() {
  if (!dase::process_planner_mutex_v1.try_lock()) return false;
  dase::process_planner_mutex_v1.unlock();
  return true;
}
