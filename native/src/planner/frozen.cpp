// SPDX-License-Identifier: MIT
#include "planner/frozen.hpp"

#include <set>

#include "base/canonical_json.hpp"
#include "planner/native_plan.hpp"
#include "planner/planner_table.hpp"

namespace dase {
namespace {

using nlohmann::json;

constexpr const char* kMember = "frozen";

/// Of the flags of one rigor's lines, the bit that says whether the input may be destroyed: the
/// same rigor has lines with and without it.
constexpr std::uint32_t kKeepsInput = 0x1000;

DigestedPlan digested(const PlannerLock& lock, const PlanSpec& spec) {
  DigestedPlan found;
  found.plan = held_plan(lock, spec);
  if (found.plan != nullptr) found.digest = description_digest(describe(lock, found.plan));
  return found;
}

DigestedPlan from_text(const PlannerLock& lock, const WisdomText& wisdom, const PlanSpec& spec) {
  const IsolatedTable isolated(lock);
  if (!import_table(lock, print_wisdom(wisdom))) return {};
  return digested(lock, spec);
}

}  // namespace

std::map<std::string, std::string> read_frozen(const std::string& meta) {
  std::map<std::string, std::string> frozen;
  const Result<json> parsed = parse_store_json(meta);
  if (!parsed.ok() || !parsed->is_object()) return frozen;
  const auto found = parsed->find(kMember);
  if (found == parsed->end() || !found->is_object()) return frozen;
  for (const auto& [text, digest] : found->items()) {
    if (digest.is_string()) frozen.emplace(text, digest.get<std::string>());
  }
  return frozen;
}

Result<std::string> write_frozen(const std::string& meta,
                                 const std::map<std::string, std::string>& frozen) {
  Result<json> parsed = parse_store_json(meta);
  if (!parsed.ok() || !parsed->is_object()) {
    return Status(StatusCode::kInvalidArgument, "the record's metadata is no JSON object: " + meta);
  }
  parsed->erase(kMember);
  if (!frozen.empty()) parsed.value()[kMember] = frozen;
  return print_canonical(parsed.value());
}

Result<std::optional<NewEntry>> changed(const Entry& newest,
                                        const std::map<std::string, std::string>& frozen) {
  Result<std::string> meta = write_frozen(newest.record.meta, frozen);
  if (!meta.ok()) return meta.status();
  NewEntry entry;
  entry.content = *newest.content;
  entry.extension = newest.record.extension;
  entry.cost_ms = newest.record.cost_ms;
  entry.expires_ms = newest.record.expires_ms;
  entry.schema = newest.record.schema;
  entry.meta = std::move(meta).value();
  return std::optional<NewEntry>(std::move(entry));
}

DigestedPlan plan_from(const PlannerLock& lock, const WisdomText& wisdom, const PlanSpec& spec,
                       const std::string& digest) {
  DigestedPlan found = from_text(lock, wisdom, spec);
  if (digest.empty() || found.digest == digest) return found;
  std::set<std::pair<std::uint32_t, std::uint32_t>> rigors;
  for (const WisdomLine& line : wisdom.lines) {
    rigors.emplace(line.l | kKeepsInput, line.u | kKeepsInput);
  }
  for (const auto& [l, u] : rigors) {
    WisdomText part;
    part.preamble = wisdom.preamble;
    for (const WisdomLine& line : wisdom.lines) {
      if ((line.l | kKeepsInput) == l && (line.u | kKeepsInput) == u) part.lines.push_back(line);
    }
    DigestedPlan other = from_text(lock, part, spec);
    if (other.digest == digest) std::swap(found, other);
    destroy(lock, other.plan);
    if (found.digest == digest) break;
  }
  return found;
}

}  // namespace dase
