// SPDX-License-Identifier: MIT
#pragma once

#include <jni.h>

#include <utility>

#include "dase/plan.hpp"
#include "planner/plan_state.hpp"

namespace dase::jni {

/// What Java holds of a plan, by its address.
struct PlanHandle {
  explicit PlanHandle(Plan made) : plan(std::move(made)), state(PlanAccess::state(plan).get()) {}

  Plan plan;
  const PlanState* state;
};

static_assert(sizeof(void*) <= sizeof(jlong), "an address must fit the handle that Java holds");

}  // namespace dase::jni
