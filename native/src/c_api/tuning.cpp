// SPDX-License-Identifier: MIT
#include <chrono>
#include <cstddef>
#include <string>

#include "c_api/guard.hpp"
#include "c_api/handles.hpp"
#include "c_api/options.hpp"
#include "c_api/specs.hpp"
#include "planner/planner_json.hpp"
#include "planner/wisdom_json.hpp"

namespace dase::c {
namespace {

static_assert(static_cast<int>(TuneState::kPlanned) == DASE_TUNE_PLANNED);
static_assert(static_cast<int>(TuneState::kHeld) == DASE_TUNE_HELD);
static_assert(static_cast<int>(TuneState::kFrozen) == DASE_TUNE_FROZEN);
static_assert(static_cast<int>(TuneState::kDeadline) == DASE_TUNE_DEADLINE);
static_assert(static_cast<int>(TuneState::kFailed) == DASE_TUNE_FAILED);

constexpr std::size_t kLeastOptions =
    offsetof(dase_tune_options, listener_context) + sizeof(dase_tune_options::listener_context);

Result<TuneOptions> tune_options(const dase_tune_options& asked) {
  if (asked.deadline_ms < 0 || asked.jobs < 0) {
    return Status(StatusCode::kInvalidArgument,
                  "options.deadline_ms is " + std::to_string(asked.deadline_ms) +
                      " and options.jobs " + std::to_string(asked.jobs) +
                      ", expected 0 (the default) or more of both");
  }
  TuneOptions options;
  if (asked.deadline_ms != 0) options.deadline = std::chrono::milliseconds(asked.deadline_ms);
  if (asked.jobs != 0) options.jobs = asked.jobs;
  options.force = asked.force != 0;
  return options;
}

TuneListener tune_listener(const dase_tune_options& asked) {
  if (asked.listener == nullptr) return {};
  return
      [listener = asked.listener, context = asked.listener_context](const TuneProgress& progress) {
        const std::string spec = progress.spec.text();
        const dase_tune_progress told{progress.done,
                                      progress.total,
                                      spec.c_str(),
                                      progress.message.c_str(),
                                      progress.elapsed.count(),
                                      static_cast<std::int32_t>(progress.state)};
        return listener(context, &told) != 0;
      };
}

}  // namespace
}  // namespace dase::c

extern "C" {

dase_status dase_tune(dase_cache* cache, const char* const* specs, size_t count,
                      const dase_tune_options* options, char** report) {
  if (report != nullptr) *report = nullptr;
  return dase::c::guarded([&] {
    const dase::Status all =
        dase::c::given({{cache, "cache"}, {specs, "specs"}, {report, "report"}});
    if (!all.ok()) return all;
    const auto parsed = dase::c::parse_specs(specs, count);
    if (!parsed.ok()) return parsed.status();
    const auto asked = dase::c::read_options(options, dase::c::kLeastOptions, "options");
    if (!asked.ok()) return asked.status();
    const auto tune = dase::c::tune_options(asked.value());
    if (!tune.ok()) return tune.status();
    const auto done =
        cache->planner.tune(parsed.value(), tune.value(), dase::c::tune_listener(asked.value()));
    if (done.ok()) *report = dase::c::copy_of(dase::print_json(dase::planner_json(done.value())));
    return done.status();
  });
}

dase_status dase_coverage(dase_cache* cache, const char* const* specs, size_t count, char** json) {
  if (json != nullptr) *json = nullptr;
  return dase::c::guarded([&] {
    const dase::Status all = dase::c::given({{cache, "cache"}, {specs, "specs"}, {json, "json"}});
    if (!all.ok()) return all;
    const auto parsed = dase::c::parse_specs(specs, count);
    if (!parsed.ok()) return parsed.status();
    *json = dase::c::copy_of(
        dase::print_json(dase::planner_json(cache->planner.coverage(parsed.value()))));
    return all;
  });
}

dase_status dase_misses(dase_cache* cache, char** json) {
  if (json != nullptr) *json = nullptr;
  return dase::c::guarded([&] {
    const dase::Status all = dase::c::given({{cache, "cache"}, {json, "json"}});
    if (!all.ok()) return all;
    *json = dase::c::copy_of(dase::print_json(dase::planner_json(cache->planner.misses())));
    return all;
  });
}

dase_status dase_freeze(dase_cache* cache, const char* spec, char** digest) {
  if (digest != nullptr) *digest = nullptr;
  return dase::c::guarded([&] {
    const dase::Status all = dase::c::given({{cache, "cache"}, {spec, "spec"}, {digest, "digest"}});
    if (!all.ok()) return all;
    const auto parsed = dase::PlanSpec::parse(spec);
    if (!parsed.ok()) return parsed.status();
    const auto frozen = cache->planner.freeze(parsed.value());
    if (frozen.ok()) *digest = dase::c::copy_of(frozen.value());
    return frozen.status();
  });
}

dase_status dase_unfreeze(dase_cache* cache, const char* spec, int* unfrozen) {
  if (unfrozen != nullptr) *unfrozen = 0;
  return dase::c::guarded([&] {
    const dase::Status all =
        dase::c::given({{cache, "cache"}, {spec, "spec"}, {unfrozen, "unfrozen"}});
    if (!all.ok()) return all;
    const auto parsed = dase::PlanSpec::parse(spec);
    if (!parsed.ok()) return parsed.status();
    const auto released = cache->planner.unfreeze(parsed.value());
    if (released.ok()) *unfrozen = released.value() ? 1 : 0;
    return released.status();
  });
}

dase_status dase_frozen(dase_cache* cache, char** json) {
  if (json != nullptr) *json = nullptr;
  return dase::c::guarded([&] {
    const dase::Status all = dase::c::given({{cache, "cache"}, {json, "json"}});
    if (!all.ok()) return all;
    *json = dase::c::copy_of(dase::print_json(dase::planner_json(cache->planner.frozen())));
    return all;
  });
}

}  // extern "C"
