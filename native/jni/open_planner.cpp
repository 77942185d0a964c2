// SPDX-License-Identifier: MIT
#include "open_planner.hpp"

#include <chrono>
#include <future>
#include <thread>
#include <utility>

#include "guard.hpp"

namespace dase::jni {
namespace {

constexpr std::chrono::seconds kPatience{1};

}  // namespace

OpenPlanner::OpenPlanner(std::string root, PlannerOptions options)
    : planner(std::make_unique<Planner>(std::move(root), std::move(options))) {}

OpenPlanner::~OpenPlanner() {
  planner.reset();
  upgrades->close();
}

OpenPlanner& open_planner(jlong handle) {
  if (handle == 0) {
    throw StatusError{{StatusCode::kInvalidArgument, "handle is 0; expected an open planner"}};
  }
  return *reinterpret_cast<OpenPlanner*>(handle);
}

void destroy(std::unique_ptr<OpenPlanner> open) {
  if (!open->has_served) return;
  open->planner->cache().store().flush_statistics();
  std::promise<void> gone;
  const std::future<void> is_gone = gone.get_future();
  std::thread([owned = std::move(open), gone = std::move(gone)]() mutable {
    owned.reset();
    gone.set_value();
  }).detach();
  static_cast<void>(is_gone.wait_for(kPatience));
}

}  // namespace dase::jni
