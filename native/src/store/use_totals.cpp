// SPDX-License-Identifier: MIT
#include "store/use_totals.hpp"

#include <algorithm>

#include "base/canonical_json.hpp"
#include "base/saturating_sum.hpp"
#include "store/layout.hpp"

namespace dase {
namespace {

using nlohmann::json;

/// Throws unless `value` is an object.
const json::object_t& members(const json& value) { return value.get_ref<const json::object_t&>(); }

std::int64_t count_of(const json& object, const char* name) {
  return object.contains(name) ? std::max<std::int64_t>(0, object.at(name).get<std::int64_t>()) : 0;
}

}  // namespace

void UseTotals::add(const UseTotals& other) {
  for (const auto& [category, keys] : other.entries) {
    for (const auto& [key, use] : keys) {
      Entry& mine = entries[category][key];
      mine.hits = saturating_sum(mine.hits, use.hits);
      mine.last_ms = std::max(mine.last_ms, use.last_ms);
    }
  }
  for (const auto& [category, reasons] : other.misses) {
    for (const auto& [reason, count] : reasons) {
      std::int64_t& mine = misses[category][reason];
      mine = saturating_sum(mine, count);
    }
  }
  for (const auto& [problem, count] : other.plan_misses) {
    std::int64_t& mine = plan_misses[problem];
    mine = saturating_sum(mine, count);
  }
  planning_spent_ns = saturating_sum(planning_spent_ns, other.planning_spent_ns);
  planning_saved_ns = saturating_sum(planning_saved_ns, other.planning_saved_ns);
}

bool UseTotals::empty() const {
  return entries.empty() && misses.empty() && plan_misses.empty() && planning_spent_ns == 0 &&
         planning_saved_ns == 0;
}

Result<std::string> UseTotals::print() const {
  json file = {{"closed", closed ? 1 : 0},
               {"entries", json::object()},
               {"misses", misses},
               {"planning", {{"saved_ns", planning_saved_ns}, {"spent_ns", planning_spent_ns}}}};
  for (const auto& [category, keys] : entries) {
    for (const auto& [key, use] : keys) {
      file["entries"][category][key] = {{"hits", use.hits}, {"last_ms", use.last_ms}};
    }
  }
  if (!plan_misses.empty()) file["plan_misses"] = plan_misses;
  if (!folded.empty()) file["folded"] = folded;
  Result<std::string> text = print_canonical(file);
  return text.ok() ? Result<std::string>(std::move(text).value() + "\n") : text;
}

Result<UseTotals> UseTotals::parse(std::string_view text) {
  const Result<json> file = parse_store_json(text);
  if (!file.ok()) return file.status();
  try {
    UseTotals totals;
    totals.closed = count_of(file.value(), "closed") != 0;
    for (const auto& [category, keys] : members(file->at("entries"))) {
      for (const auto& [key, use] : members(keys)) {
        totals.entries[category][key] = {count_of(use, "hits"), count_of(use, "last_ms")};
      }
    }
    if (file->contains("misses")) {
      for (const auto& [category, reasons] : members(file->at("misses"))) {
        for (const auto& [reason, count] : members(reasons)) {
          totals.misses[category][reason] = std::max<std::int64_t>(0, count.get<std::int64_t>());
        }
      }
    }
    if (file->contains("plan_misses")) {
      for (const auto& [problem, count] : members(file->at("plan_misses"))) {
        totals.plan_misses[problem] = std::max<std::int64_t>(0, count.get<std::int64_t>());
      }
    }
    if (file->contains("planning")) {
      totals.planning_saved_ns = count_of(file->at("planning"), "saved_ns");
      totals.planning_spent_ns = count_of(file->at("planning"), "spent_ns");
    }
    if (file->contains("folded")) {
      totals.folded = file->at("folded").get<std::vector<std::string>>();
      const bool ids = std::all_of(totals.folded.begin(), totals.folded.end(),
                                   [](const std::string& id) { return is_lower_hex(id, 32); });
      if (!ids) return Status(StatusCode::kCorrupt, "counts of use: folded holds no id");
    }
    return totals;
  } catch (const json::exception& error) {
    return Status(StatusCode::kCorrupt, std::string("counts of use: ") + error.what());
  }
}

}  // namespace dase
