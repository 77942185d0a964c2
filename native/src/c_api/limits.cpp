// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>
#include <string>

#include "c_api/guard.hpp"
#include "c_api/handles.hpp"
#include "planner/wisdom_json.hpp"

namespace dase::c {
namespace {

using nlohmann::json;

json number_or_null(const std::optional<std::uint64_t>& number) {
  return number ? json(*number) : json();
}

json removal_json(const Removal& removal) {
  return {{"bytes", removal.bytes},
          {"category", removal.entry ? json(removal.entry->category) : json()},
          {"key", removal.entry ? json(removal.entry->key) : json()},
          {"kind", to_string(removal.kind)},
          {"name", removal.name},
          {"reason", removal.reason}};
}

json eviction_json(const Eviction& eviction) {
  json removed = json::array();
  for (const Removal& each : eviction.removed) removed.push_back(removal_json(each));
  return {{"bytes_after", eviction.bytes_after},
          {"bytes_before", eviction.bytes_before},
          {"dry_run", eviction.dry_run},
          {"entries", eviction.entries()},
          {"freed_bytes", eviction.freed_bytes()},
          {"limit_bytes", number_or_null(eviction.limit_bytes)},
          {"removed", std::move(removed)}};
}

json fill_json(const StoreFill& fill) {
  json categories = json::object();
  for (const auto& [name, category] : fill.categories) {
    categories[name] = {{"entries", category.entries},
                        {"limit_bytes", number_or_null(category.limit_bytes)},
                        {"limit_entries", number_or_null(category.limit_entries)},
                        {"used_bytes", category.used_bytes}};
  }
  return {{"categories", std::move(categories)},
          {"limit_bytes", number_or_null(fill.limit_bytes)},
          {"temporary_bytes", fill.temporary_bytes},
          {"trash_bytes", fill.trash_bytes},
          {"used_bytes", fill.used_bytes}};
}

Status check_flag(int value, const char* name) {
  if (value == 0 || value == 1) return {};
  return {StatusCode::kInvalidArgument,
          std::string(name) + " is " + std::to_string(value) + ", expected 0 or 1"};
}

/// Gives the report of what `work` does with the limits of the cache.
template <typename Work>
dase_status reported(dase_cache* cache, int dry_run, char** report, const Work& work) {
  if (report != nullptr) *report = nullptr;
  return guarded([&]() -> Status {
    Status status = given({{cache, "cache"}, {report, "report"}});
    if (status.ok()) status = check_flag(dry_run, "dry_run");
    if (!status.ok()) return status;
    const Result<Eviction> eviction = work(cache->store().limits());
    if (!eviction.ok()) return eviction.status();
    *report = copy_of(print_json(eviction_json(eviction.value())));
    return {};
  });
}

}  // namespace
}  // namespace dase::c

extern "C" {

dase_status dase_store_pin(dase_cache* cache, const char* category, const char* key) {
  return dase::c::guarded([&] {
    dase::Status status = dase::c::given({{cache, "cache"}, {category, "category"}, {key, "key"}});
    return status.ok() ? cache->store().limits().pin({category, key}) : status;
  });
}

dase_status dase_store_unpin(dase_cache* cache, const char* category, const char* key,
                             int* unpinned) {
  if (unpinned != nullptr) *unpinned = 0;
  return dase::c::guarded([&] {
    dase::Status status = dase::c::given(
        {{cache, "cache"}, {category, "category"}, {key, "key"}, {unpinned, "unpinned"}});
    if (!status.ok()) return status;
    const auto was_pinned = cache->store().limits().unpin({category, key});
    if (was_pinned.ok()) *unpinned = was_pinned.value() ? 1 : 0;
    return was_pinned.status();
  });
}

dase_status dase_store_pins(dase_cache* cache, char** json) {
  if (json != nullptr) *json = nullptr;
  return dase::c::guarded([&] {
    dase::Status status = dase::c::given({{cache, "cache"}, {json, "json"}});
    if (!status.ok()) return status;
    const auto pins = cache->store().limits().pins();
    if (!pins.ok()) return pins.status();
    nlohmann::json keys = nlohmann::json::array();
    for (const dase::EntryKey& pin : pins.value()) {
      keys.push_back({{"category", pin.category}, {"key", pin.key}});
    }
    *json = dase::c::copy_of(dase::print_json(keys));
    return status;
  });
}

dase_status dase_store_evict(dase_cache* cache, int dry_run, char** report) {
  return dase::c::reported(cache, dry_run, report, [&](dase::StoreLimits& limits) {
    dase::EvictionRequest request;
    request.dry_run = dry_run == 1;
    return limits.evict(request);
  });
}

dase_status dase_store_collect(dase_cache* cache, int64_t grace_ms, int dry_run, char** report) {
  return dase::c::reported(cache, dry_run, report, [&](dase::StoreLimits& limits) {
    const std::chrono::milliseconds grace(grace_ms);
    return limits.collect(grace_ms == DASE_USUAL_GRACE ? dase::kCollectionGrace : grace,
                          dry_run == 1);
  });
}

dase_status dase_store_fill(dase_cache* cache, char** json) {
  if (json != nullptr) *json = nullptr;
  return dase::c::guarded([&] {
    const dase::Status status = dase::c::given({{cache, "cache"}, {json, "json"}});
    if (!status.ok()) return status;
    *json = dase::c::copy_of(dase::print_json(dase::c::fill_json(cache->store().limits().fill())));
    return status;
  });
}

}  // extern "C"
