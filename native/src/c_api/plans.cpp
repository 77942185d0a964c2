// SPDX-License-Identifier: MIT
#include <chrono>
#include <cstddef>
#include <cstring>
#include <functional>
#include <string>
#include <utility>

#include "c_api/guard.hpp"
#include "c_api/handles.hpp"
#include "c_api/options.hpp"

namespace dase::c {
namespace {

static_assert(static_cast<int>(PlanMode::kWait) == DASE_WAIT);
static_assert(static_cast<int>(PlanMode::kServeThenUpgrade) == DASE_SERVE_THEN_UPGRADE);
static_assert(static_cast<int>(PlanMode::kWisdomOnly) == DASE_WISDOM_ONLY);

static_assert(static_cast<int>(UpgradeOutcome::kUpgraded) == DASE_UPGRADED);
static_assert(static_cast<int>(UpgradeOutcome::kDeadline) == DASE_UPGRADE_DEADLINE);
static_assert(static_cast<int>(UpgradeOutcome::kFailed) == DASE_UPGRADE_FAILED);
static_assert(static_cast<int>(UpgradeOutcome::kClosed) == DASE_UPGRADE_CLOSED);

static_assert(static_cast<int>(Normalization::kNone) == DASE_NORMALIZE_NONE);
static_assert(static_cast<int>(Normalization::kByN) == DASE_NORMALIZE_BY_N);
static_assert(static_cast<int>(Normalization::kOrtho) == DASE_NORMALIZE_ORTHO);

constexpr std::size_t kLeastInfo =
    offsetof(dase_plan_info, logical_size) + sizeof(dase_plan_info::logical_size);

Result<PlanOptions> plan_options(int mode, std::int64_t deadline_ms) {
  if (mode < DASE_WAIT || mode > DASE_WISDOM_ONLY) {
    return Status(StatusCode::kInvalidArgument,
                  "mode is " + std::to_string(mode) +
                      ", expected DASE_WAIT, DASE_SERVE_THEN_UPGRADE or DASE_WISDOM_ONLY");
  }
  if (deadline_ms < DASE_NO_DEADLINE) {
    return Status(StatusCode::kInvalidArgument, "deadline_ms is " + std::to_string(deadline_ms) +
                                                    ", expected milliseconds or DASE_NO_DEADLINE");
  }
  PlanOptions options;
  options.mode = static_cast<PlanMode>(mode);
  if (deadline_ms != DASE_NO_DEADLINE) options.deadline = std::chrono::milliseconds(deadline_ms);
  return options;
}

std::function<void(const PlanUpgrade&)> upgrade_listener(dase_upgrade_listener listener,
                                                         void* context) {
  if (listener == nullptr) return {};
  return [listener, context](const PlanUpgrade& upgrade) {
    listener(context, static_cast<int>(upgrade.outcome), upgrade.spec.text().c_str(),
             upgrade.message.c_str());
  };
}

Status text_of(const dase_plan* plan, char** out, const char* name,
               std::string (*text)(const Plan& plan)) {
  if (Status status = given({{plan, "plan"}, {out, name}}); !status.ok()) return status;
  *out = copy_of(text(plan->plan));
  return {};
}

}  // namespace
}  // namespace dase::c

extern "C" {

dase_status dase_plan_create(dase_cache* cache, const char* spec, int mode, int64_t deadline_ms,
                             dase_plan** plan) {
  return dase_plan_create_listening(cache, spec, mode, deadline_ms, nullptr, nullptr, plan);
}

dase_status dase_plan_create_listening(dase_cache* cache, const char* spec, int mode,
                                       int64_t deadline_ms, dase_upgrade_listener listener,
                                       void* context, dase_plan** plan) {
  if (plan != nullptr) *plan = nullptr;
  return dase::c::guarded([&] {
    const dase::Status all = dase::c::given({{cache, "cache"}, {spec, "spec"}, {plan, "plan"}});
    if (!all.ok()) return all;
    auto options = dase::c::plan_options(mode, deadline_ms);
    if (!options.ok()) return options.status();
    options->listener = dase::c::upgrade_listener(listener, context);
    const auto parsed = dase::PlanSpec::parse(spec);
    if (!parsed.ok()) return parsed.status();
    auto made = cache->planner.plan(parsed.value(), options.value());
    if (made.ok()) *plan = new dase_plan{std::move(made).value()};
    return made.status();
  });
}

void dase_plan_destroy(dase_plan* plan) { delete plan; }

dase_status dase_plan_normalize(const dase_plan* plan, int normalization, dase_plan** normalized) {
  if (normalized != nullptr) *normalized = nullptr;
  return dase::c::guarded([&] {
    dase::Status status = dase::c::given({{plan, "plan"}, {normalized, "normalized"}});
    if (!status.ok()) return status;
    if (normalization < DASE_NORMALIZE_NONE || normalization > DASE_NORMALIZE_ORTHO) {
      return dase::Status(
          dase::StatusCode::kInvalidArgument,
          "normalization is " + std::to_string(normalization) +
              ", expected DASE_NORMALIZE_NONE, DASE_NORMALIZE_BY_N or DASE_NORMALIZE_ORTHO");
    }
    const auto wanted = static_cast<dase::Normalization>(normalization);
    *normalized = new dase_plan{plan->plan.normalized(wanted)};
    return status;
  });
}

dase_status dase_plan_execute(const dase_plan* plan, void* in, void* out) {
  return dase::c::guarded([&] {
    dase::Status status = dase::c::given({{plan, "plan"}});
    return status.ok() ? plan->plan.execute(in, out) : status;
  });
}

dase_status dase_plan_execute_split(const dase_plan* plan, void* in_real, void* in_imaginary,
                                    void* out_real, void* out_imaginary) {
  return dase::c::guarded([&] {
    dase::Status status = dase::c::given({{plan, "plan"}});
    return status.ok() ? plan->plan.execute_split(in_real, in_imaginary, out_real, out_imaginary)
                       : status;
  });
}

dase_status dase_plan_get_info(const dase_plan* plan, dase_plan_info* info) {
  return dase::c::guarded([&] {
    dase::Status status = dase::c::given({{plan, "plan"}, {info, "info"}});
    if (!status.ok()) return status;
    auto told = dase::c::read_options(info, dase::c::kLeastInfo, "info");
    if (!told.ok()) return told.status();
    const dase::PlanSpec& spec = plan->plan.spec();
    told->source = static_cast<std::int32_t>(plan->plan.source());
    told->threads = spec.threads();
    told->planning_ns = plan->plan.planning_time().count();
    told->input_bytes = spec.input_bytes();
    told->output_bytes = spec.output_bytes();
    told->logical_size = spec.logical_size();
    std::memcpy(info, &told.value(), told->size);
    return status;
  });
}

dase_status dase_plan_spec(const dase_plan* plan, char** spec) {
  if (spec != nullptr) *spec = nullptr;
  return dase::c::guarded([&] {
    return dase::c::text_of(plan, spec, "spec",
                            [](const dase::Plan& made) { return made.spec().text(); });
  });
}

dase_status dase_plan_description(const dase_plan* plan, char** description) {
  if (description != nullptr) *description = nullptr;
  return dase::c::guarded([&] {
    return dase::c::text_of(plan, description, "description",
                            [](const dase::Plan& made) { return made.description(); });
  });
}

dase_status dase_plan_digest(const dase_plan* plan, char** digest) {
  if (digest != nullptr) *digest = nullptr;
  return dase::c::guarded([&] {
    return dase::c::text_of(plan, digest, "digest",
                            [](const dase::Plan& made) { return made.digest(); });
  });
}

}  // extern "C"
