// SPDX-License-Identifier: MIT
#include "planner/frozen.hpp"

#include <utility>

#include "base/canonical_json.hpp"
#include "planner/closure.hpp"
#include "planner/native_plan.hpp"
#include "planner/planner_table.hpp"
#include "planner/problem_list.hpp"
#include "store/fs_clock.hpp"

namespace dase {
namespace {

using nlohmann::json;

constexpr const char* kDigest = "digest";
constexpr const char* kFrozenMs = "frozen_ms";
constexpr const char* kWisdom = "wisdom";

}  // namespace

FrozenPlans read_frozen(const std::string& meta) {
  FrozenPlans frozen;
  const Result<json> parsed = parse_store_json(meta);
  if (!parsed.ok() || !parsed->is_object()) return frozen;
  const auto found = parsed->find(kFrozenMember);
  if (found == parsed->end() || !found->is_object()) return frozen;
  for (const auto& [text, plan] : found->items()) {
    if (!plan.is_object() || !plan.value(kDigest, json()).is_string()) continue;
    const json wisdom = plan.value(kWisdom, json());
    const json frozen_ms = plan.value(kFrozenMs, json());
    frozen[text] = {plan[kDigest].get<std::string>(),
                    wisdom.is_string() ? wisdom.get<std::string>() : std::string(),
                    frozen_ms.is_number_integer() ? frozen_ms.get<std::int64_t>() : 0};
  }
  return frozen;
}

Result<std::string> write_frozen(const std::string& meta, const FrozenPlans& frozen) {
  Result<json> parsed = parse_store_json(meta);
  if (!parsed.ok() || !parsed->is_object()) {
    return Status(StatusCode::kInvalidArgument, "the record's metadata is no JSON object: " + meta);
  }
  parsed->erase(kFrozenMember);
  for (const auto& [text, plan] : frozen) {
    parsed.value()[kFrozenMember][text] = {
        {kDigest, plan.digest}, {kFrozenMs, plan.frozen_ms}, {kWisdom, plan.wisdom}};
  }
  return print_canonical(parsed.value());
}

Result<std::optional<NewEntry>> changed(const Entry& newest, const FrozenPlans& frozen) {
  Result<std::string> meta = write_frozen(newest.record.meta, frozen);
  // Leaves out details for which the pins leave no room.
  if (meta.ok()) meta = write_problems(meta.value(), read_problems(meta.value()));
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

DigestedPlan digested(const PlannerLock& lock, fftw_plan_s* plan) {
  if (plan == nullptr) return {};
  return {plan, description_digest(describe(lock, plan))};
}

DigestedPlan plan_from(const PlannerLock& lock, const WisdomText& wisdom, const PlanSpec& spec,
                       const TransformArrays& arrays) {
  const IsolatedTable isolated(lock);
  if (!import_table(lock, print_wisdom(wisdom))) return {};
  return digested(lock, make_native_plan(lock, spec, arrays, PlanSearch::kWisdomOnly));
}

FrozenPlan freeze_plan(const WisdomText& wisdom, const PlanSpec& spec) {
  const TransformArrays usual = addresses(spec, best_placement(spec));
  const auto digest_from = [&](const WisdomText& part) {
    const PlannerLock lock(spec.precision());
    const DigestedPlan found = plan_from(lock, part, spec, usual);
    destroy(lock, found.plan);
    return found.digest;
  };
  FrozenPlan frozen;
  frozen.digest = digest_from(wisdom);
  if (frozen.digest.empty()) return frozen;
  frozen.wisdom = print_wisdom(smallest_part(
      wisdom, [&](const WisdomText& part) { return digest_from(part) == frozen.digest; }));
  frozen.frozen_ms = wall_clock_ns() / 1'000'000;
  return frozen;
}

}  // namespace dase
