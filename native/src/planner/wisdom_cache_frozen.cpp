// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <utility>

#include "planner/frozen.hpp"
#include "planner/native_plan.hpp"
#include "planner/wisdom_cache_impl.hpp"

namespace dase {
namespace {

std::string how_to_unfreeze(const PlanSpec& spec) {
  return "; plan it with that FFTW, or let it go with: dase-cache wisdom unfreeze " + spec.text();
}

Status not_that_plan(const PlanSpec& spec, const std::string& pinned, const std::string& found) {
  return {StatusCode::kIncompatible,
          spec.text() + " is frozen to the plan " + pinned + ", but its wisdom " +
              (found.empty() ? "gives no plan" : "gives the plan " + found) +
              how_to_unfreeze(spec)};
}

Status other_placement(const PlanSpec& spec, const std::string& pinned) {
  return {StatusCode::kIncompatible,
          spec.text() + " is frozen to the plan " + pinned +
              ", which is for arrays on 16-byte boundaries (split: an imaginary part at the next "
              "64-byte boundary behind its real one); these lie otherwise. Place them so, or let "
              "it go with: dase-cache wisdom unfreeze " +
              spec.text()};
}

Status other_build(const PlanSpec& spec, const std::string& pinned, const std::string& hard,
                   const std::string& mine) {
  return {StatusCode::kIncompatible, spec.text() + " is frozen to the plan " + pinned +
                                         " of another FFTW, '" + hard + "'; this process has '" +
                                         mine + "'" + how_to_unfreeze(spec)};
}

/// Mostly FFTW's memory gives that plan, and need not be emptied for it.
DigestedPlan pinned_plan(const PlanSpec& spec, const TransformArrays& arrays,
                         const FrozenPlan& pin) {
  const PlannerLock lock(spec.precision());
  const DigestedPlan held =
      digested(lock, make_native_plan(lock, spec, arrays, PlanSearch::kWisdomOnly));
  if (held.digest == pin.digest) return held;
  destroy(lock, held.plan);
  const Result<WisdomText> lines = parse_wisdom(pin.wisdom);
  return lines.ok() ? plan_from(lock, lines.value(), spec, arrays) : DigestedPlan{};
}

}  // namespace

std::optional<Result<PinnedPlan>> FFTWWisdomCache::Impl::frozen_plan(
    const PlanSpec& spec, const TransformArrays& arrays) {
  const EntryKey entry_key = wisdom_entry(spec.key().text());
  if (!store_.may_have_meta(entry_key, kFrozenMember)) return std::nullopt;
  std::vector<std::pair<Variant, FrozenPlan>> pinned;
  std::set<std::string> seen;
  for (const Entry& entry : store_.variants(entry_key)) {
    // What the store's own root says of a variant counts, not what the system's does.
    if (!seen.insert(entry.record.variant.id).second) continue;
    FrozenPlans frozen = read_frozen(entry.record.meta);
    const auto pin = frozen.find(spec.text());
    if (pin != frozen.end()) pinned.emplace_back(entry.record.variant, std::move(pin->second));
  }
  if (pinned.empty()) return std::nullopt;
  const Fingerprint& mine = fingerprint(spec.precision());
  std::optional<Result<PinnedPlan>> refusal;
  const auto is_mine = [&](const auto& pin) { return pin.first.id == mine.variant; };
  std::stable_partition(pinned.begin(), pinned.end(), is_mine);
  for (const auto& pin : pinned) {
    const auto& [variant, plan] = pin;
    if (variant.hard != mine.hard) {
      refusal = Result<PinnedPlan>(other_build(spec, plan.digest, variant.hard, mine.hard));
      continue;
    }
    const DigestedPlan found = pinned_plan(spec, arrays, plan);
    if (found.digest == plan.digest) {
      store_.count_use(entry_key);
      return Result<PinnedPlan>(PinnedPlan{
          found.plan, variant.soft == mine.soft ? PlanSource::kStore : PlanSource::kForeign});
    }
    destroy_when_free(found.plan, spec.precision());
    const bool usual_place = placement_of(spec, arrays) == best_placement(spec);
    refusal = Result<PinnedPlan>(usual_place ? not_that_plan(spec, plan.digest, found.digest)
                                             : other_placement(spec, plan.digest));
    if (is_mine(pin)) break;  // another machine may have pinned another plan
  }
  return refusal;
}

}  // namespace dase
