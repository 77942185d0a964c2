// SPDX-License-Identifier: MIT
#include "dase/store.hpp"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "c_api/guard.hpp"
#include "c_api/handles.hpp"
#include "c_api/lookup.hpp"
#include "c_api/options.hpp"
#include "planner/wisdom_json.hpp"

namespace dase::c {
namespace {

constexpr const char* kWisdomCategory = "fftw_wisdom";
constexpr std::size_t kLeastEntryOptions =
    offsetof(dase_entry_options, meta) + sizeof(dase_entry_options::meta);

/// Wisdom is looked up for this machine; everything else has one variant.
Lookup find(dase_cache& cache, const EntryKey& entry) {
  if (entry.category == kWisdomCategory) return cache.wisdom().load(entry.key);
  return cache.store().get(entry);
}

/// Wisdom that was not checked and merged must not lie where it is looked for.
Status check_writable(const EntryKey& entry) {
  if (entry.category != kWisdomCategory) return validate(entry);
  return {StatusCode::kInvalidArgument,
          "the category is fftw_wisdom, expected another one; wisdom is written by "
          "dase_wisdom_save()"};
}

Result<NewEntry> new_entry(const dase_entry_options* given) {
  const auto read = read_options(given, kLeastEntryOptions, "options");
  if (!read.ok()) return read.status();
  NewEntry value;
  value.cost_ms = read->cost_ms;
  value.expires_ms = read->expires_ms;
  if (read->schema != 0) value.schema = read->schema;
  if (read->meta != nullptr) value.meta = read->meta;
  return value;
}

nlohmann::json record_json(const Record& record) {
  return {{"category", record.entry.category},
          {"cost_ms", record.cost_ms},
          {"created_ms", record.created_ms},
          {"expires_ms", record.expires_ms},
          {"extension", record.extension},
          {"generation", record.generation},
          {"key", record.entry.key},
          {"layer", to_string(record.layer)},
          {"meta", nlohmann::json::parse(record.meta)},
          {"schema", record.schema},
          {"sha256", record.blob_sha256},
          {"size", record.blob_size},
          {"variant", record.variant.id},
          {"writer", record.writer}};
}

}  // namespace
}  // namespace dase::c

extern "C" {

dase_status dase_store_put(dase_cache* cache, const char* category, const char* key,
                           const char* extension, const void* bytes, size_t size,
                           const dase_entry_options* options) {
  return dase::c::guarded([&] {
    dase::Status status = dase::c::given(
        {{cache, "cache"}, {category, "category"}, {key, "key"}, {extension, "extension"}});
    if (status.ok() && size > 0) status = dase::c::given({{bytes, "bytes"}});
    if (!status.ok()) return status;
    const dase::EntryKey entry{category, key};
    status = dase::c::check_writable(entry);
    if (!status.ok()) return status;
    auto value = dase::c::new_entry(options);
    if (!value.ok()) return value.status();
    value->extension = extension;
    if (size > 0) value->content.assign(static_cast<const char*>(bytes), size);
    return cache->store().put(entry, value.value()).status();
  });
}

dase_status dase_store_get(dase_cache* cache, const char* category, const char* key, void** bytes,
                           size_t* size) {
  if (bytes != nullptr) *bytes = nullptr;
  if (size != nullptr) *size = 0;
  return dase::c::guarded([&] {
    dase::Status status = dase::c::given(
        {{cache, "cache"}, {category, "category"}, {key, "key"}, {bytes, "bytes"}, {size, "size"}});
    if (!status.ok()) return status;
    const dase::EntryKey entry{category, key};
    status = dase::validate(entry);
    if (!status.ok()) return status;
    const dase::Lookup found = dase::c::find(*cache, entry);
    if (!found.entry) return dase::c::miss(entry, found);
    *bytes = dase::c::copy_of(*found.entry->content);
    *size = found.entry->content->size();
    return status;
  });
}

dase_status dase_store_exists(dase_cache* cache, const char* category, const char* key,
                              int* exists) {
  if (exists != nullptr) *exists = 0;
  return dase::c::guarded([&] {
    dase::Status status = dase::c::given(
        {{cache, "cache"}, {category, "category"}, {key, "key"}, {exists, "exists"}});
    if (!status.ok()) return status;
    const dase::EntryKey entry{category, key};
    status = dase::validate(entry);
    if (!status.ok()) return status;
    const bool wisdom = entry.category == dase::c::kWisdomCategory;
    *exists = wisdom ? dase::c::find(*cache, entry).entry != nullptr : cache->store().exists(entry);
    return status;
  });
}

dase_status dase_store_erase(dase_cache* cache, const char* category, const char* key,
                             int* erased) {
  if (erased != nullptr) *erased = 0;
  return dase::c::guarded([&] {
    dase::Status status = dase::c::given(
        {{cache, "cache"}, {category, "category"}, {key, "key"}, {erased, "erased"}});
    if (!status.ok()) return status;
    const dase::EntryKey entry{category, key};
    status = dase::c::check_writable(entry);
    if (!status.ok()) return status;
    const auto outcome = cache->store().erase(entry);
    if (outcome.ok()) *erased = outcome->written ? 1 : 0;
    return outcome.status();
  });
}

dase_status dase_store_list(dase_cache* cache, const char* category, char** json) {
  if (json != nullptr) *json = nullptr;
  return dase::c::guarded([&] {
    dase::Status status = dase::c::given({{cache, "cache"}, {json, "json"}});
    if (status.ok() && category != nullptr) status = dase::validate({category, "any"});
    if (!status.ok()) return status;
    nlohmann::json entries = nlohmann::json::array();
    for (const dase::Record& record : cache->store().list(category == nullptr ? "" : category)) {
      entries.push_back(dase::c::record_json(record));
    }
    *json = dase::c::copy_of(dase::print_json(entries));
    return status;
  });
}

}  // extern "C"
