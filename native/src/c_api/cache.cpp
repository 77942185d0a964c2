// SPDX-License-Identifier: MIT
#include <cstddef>
#include <string>
#include <utility>

#include "c_api/guard.hpp"
#include "c_api/handles.hpp"
#include "c_api/options.hpp"
#include "planner/planner_json.hpp"
#include "planner/wisdom_json.hpp"

namespace dase::c {
namespace {

constexpr std::size_t kLeastOptions =
    offsetof(dase_cache_options, warn_context) + sizeof(dase_cache_options::warn_context);

constexpr double kMostMegabytes = 8e12;

Result<PlannerOptions> planner_options(const dase_cache_options* given) {
  const auto read = read_options(given, kLeastOptions, "options");
  if (!read.ok()) return read.status();
  const dase_cache_options& asked = read.value();
  const auto refuse = [](const char* member, const std::string& found, const char* expected) {
    return Status(StatusCode::kInvalidArgument,
                  std::string("options.") + member + " is " + found + ", expected " + expected);
  };
  if ((asked.flags & ~DASE_NO_HELPER) != 0) {
    return refuse("flags", std::to_string(asked.flags), "0 or DASE_NO_HELPER");
  }
  if (!(asked.max_size_mb >= 0 && asked.max_size_mb <= kMostMegabytes)) {
    return refuse("max_size_mb", std::to_string(asked.max_size_mb), "0 (the default) to 8e12");
  }
  if (asked.jobs < 0) return refuse("jobs", std::to_string(asked.jobs), "0 (the default) or more");
  PlannerOptions options;
  options.use_helper = (asked.flags & DASE_NO_HELPER) == 0;
  options.helper_bytes = asked.helper_bytes;
  if (asked.helper != nullptr) options.helper = asked.helper;
  if (asked.jobs != 0) options.jobs = asked.jobs;
  if (asked.memory_bytes != 0) options.store.memory_bytes = asked.memory_bytes;
  if (asked.system_root != nullptr) options.store.system_root = asked.system_root;
  options.store.max_size_mb = asked.max_size_mb;
  if (asked.warn != nullptr) {
    options.store.warn = [warn = asked.warn, context = asked.warn_context](
                             const std::string& message) { warn(context, message.c_str()); };
  }
  return options;
}

}  // namespace
}  // namespace dase::c

extern "C" {

dase_status dase_default_root(char** root) {
  if (root != nullptr) *root = nullptr;
  return dase::c::guarded([&] {
    if (dase::Status status = dase::c::given({{root, "root"}}); !status.ok()) return status;
    *root = dase::c::copy_of(dase::default_root());
    return dase::Status();
  });
}

dase_status dase_cache_open(const char* root, const dase_cache_options* options,
                            dase_cache** cache) {
  if (cache != nullptr) *cache = nullptr;
  return dase::c::guarded([&]() -> dase::Status {
    if (dase::Status status = dase::c::given({{root, "root"}, {cache, "cache"}}); !status.ok()) {
      return status;
    }
    if (*root == '\0') {
      return {dase::StatusCode::kInvalidArgument,
              "root is empty, expected a folder; dase_default_root() names one"};
    }
    auto planner_options = dase::c::planner_options(options);
    if (!planner_options.ok()) return planner_options.status();
    *cache = new dase_cache{dase::Planner(root, std::move(planner_options).value())};
    return {};
  });
}

void dase_cache_close(dase_cache* cache) { delete cache; }

dase_status dase_statistics(dase_cache* cache, char** json) {
  if (json != nullptr) *json = nullptr;
  return dase::c::guarded([&] {
    if (dase::Status status = dase::c::given({{cache, "cache"}, {json, "json"}}); !status.ok()) {
      return status;
    }
    *json = dase::c::copy_of(dase::print_json(dase::planner_json(cache->planner.statistics())));
    return dase::Status();
  });
}

}  // extern "C"
