// SPDX-License-Identifier: MIT
#include <string>

#include "base/canonical_json.hpp"
#include "c_api/guard.hpp"
#include "c_api/handles.hpp"
#include "c_api/lookup.hpp"
#include "c_api/specs.hpp"
#include "planner/stored_wisdom.hpp"
#include "planner/wisdom_json.hpp"
#include "wisdom/wisdom_merge.hpp"
#include "wisdom/wisdom_text.hpp"

namespace dase::c {
namespace {

static_assert(static_cast<int>(Precision::kDouble) == DASE_DOUBLE);
static_assert(static_cast<int>(Precision::kFloat) == DASE_FLOAT);
static_assert(static_cast<int>(Precision::kLongDouble) == DASE_LONG_DOUBLE);

/// The length is checked first, so that no message holds a text of any size.
Status check_key(const std::string& key) {
  if (Status status = validate(wisdom_entry(key)); !status.ok()) return status;
  return WisdomKey::parse(key).status();
}

Result<std::string> canonical_metadata(const char* metadata) {
  if (metadata == nullptr) return std::string("{}");
  const auto parsed = parse_store_json(metadata);
  if (!parsed.ok()) {
    return Status(StatusCode::kInvalidArgument, "metadata: " + parsed.status().message());
  }
  return print_canonical(parsed.value());
}

char* report_of(const SavedWisdom& saved) { return copy_of(print_json(wisdom_json(saved))); }

}  // namespace
}  // namespace dase::c

extern "C" {

dase_status dase_fingerprint(int precision, char** json) {
  if (json != nullptr) *json = nullptr;
  return dase::c::guarded([&]() -> dase::Status {
    if (dase::Status status = dase::c::given({{json, "json"}}); !status.ok()) return status;
    if (precision < DASE_DOUBLE || precision > DASE_LONG_DOUBLE) {
      return {dase::StatusCode::kInvalidArgument,
              "precision is " + std::to_string(precision) +
                  ", expected DASE_DOUBLE, DASE_FLOAT or DASE_LONG_DOUBLE"};
    }
    const dase::Fingerprint& mine =
        dase::FFTWWisdomCache::fingerprint(static_cast<dase::Precision>(precision));
    *json = dase::c::copy_of(dase::print_json(dase::wisdom_json(mine)));
    return {};
  });
}

dase_status dase_wisdom_save(dase_cache* cache, const char* key, const char* text,
                             const char* metadata, int local, char** report) {
  if (report != nullptr) *report = nullptr;
  return dase::c::guarded([&] {
    dase::Status status =
        dase::c::given({{cache, "cache"}, {key, "key"}, {text, "text"}, {report, "report"}});
    if (status.ok()) status = dase::c::check_key(key);
    if (!status.ok()) return status;
    const auto meta = dase::c::canonical_metadata(metadata);
    if (!meta.ok()) return meta.status();
    const auto saved = cache->wisdom().save(key, text, meta.value(), local != 0);
    if (saved.ok()) *report = dase::c::report_of(saved.value());
    return saved.status();
  });
}

dase_status dase_wisdom_load(dase_cache* cache, const char* key, char** text) {
  if (text != nullptr) *text = nullptr;
  return dase::c::guarded([&] {
    dase::Status status = dase::c::given({{cache, "cache"}, {key, "key"}, {text, "text"}});
    if (status.ok()) status = dase::c::check_key(key);
    if (!status.ok()) return status;
    const dase::Lookup found = cache->wisdom().load(key);
    if (!found.entry) return dase::c::miss(dase::wisdom_entry(key), found);
    *text = dase::c::copy_of(*found.entry->content);
    return status;
  });
}

dase_status dase_wisdom_merge(const char* held, const char* incoming, char** merged) {
  if (merged != nullptr) *merged = nullptr;
  return dase::c::guarded([&] {
    dase::Status status =
        dase::c::given({{held, "held"}, {incoming, "incoming"}, {merged, "merged"}});
    if (!status.ok()) return status;
    const auto first = dase::parse_wisdom(held);
    if (!first.ok()) return first.status();
    const auto second = dase::parse_wisdom(incoming);
    if (!second.ok()) return second.status();
    const auto sum = dase::merge_wisdom(first.value(), second.value());
    if (sum.ok()) *merged = dase::c::copy_of(dase::print_wisdom(sum.value()));
    return sum.status();
  });
}

dase_status dase_wisdom_generate(dase_cache* cache, const char* const* specs, size_t count,
                                 int force, char** report) {
  if (report != nullptr) *report = nullptr;
  return dase::c::guarded([&] {
    const dase::Status all =
        dase::c::given({{cache, "cache"}, {specs, "specs"}, {report, "report"}});
    if (!all.ok()) return all;
    const auto parsed = dase::c::parse_specs(specs, count);
    if (!parsed.ok()) return parsed.status();
    const auto saved = cache->wisdom().generate(parsed.value(), force != 0);
    if (saved.ok()) *report = dase::c::report_of(saved.value());
    return saved.status();
  });
}

dase_status dase_wisdom_explain(dase_cache* cache, const char* key, char** json) {
  if (json != nullptr) *json = nullptr;
  return dase::c::guarded([&] {
    dase::Status status = dase::c::given({{cache, "cache"}, {key, "key"}, {json, "json"}});
    if (status.ok()) status = dase::c::check_key(key);
    if (!status.ok()) return status;
    *json = dase::c::copy_of(dase::print_json(dase::wisdom_json(cache->wisdom().explain(key))));
    return status;
  });
}

dase_status dase_wisdom_list(dase_cache* cache, char** json) {
  if (json != nullptr) *json = nullptr;
  return dase::c::guarded([&] {
    dase::Status status = dase::c::given({{cache, "cache"}, {json, "json"}});
    if (!status.ok()) return status;
    *json =
        dase::c::copy_of(dase::print_json(dase::wisdom_json(cache->store().list("fftw_wisdom"))));
    return status;
  });
}

}  // extern "C"
