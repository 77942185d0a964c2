// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "planner/array_pair.hpp"
#include "planner/planner_lock.hpp"
#include "planner/stored_wisdom.hpp"

namespace dase {

/// What a problem is pinned to: the digest of FFTW's description of its plan, and the lines that
/// give this plan. They are kept here because a merge drops what a plan of higher rigor covers.
struct FrozenPlan {
  std::string digest;
  std::string wisdom;
  std::int64_t frozen_ms = 0;  ///< when, since 1970
};

/// By the text of the problem.
using FrozenPlans = std::map<std::string, FrozenPlan>;

/// What the frozen plans of one key may take, printed: half of a record, so that they leave room
/// for the problems that it lists.
constexpr std::size_t kFrozenLimit = 32u << 10;

/// The member of a wisdom record's meta that holds them.
constexpr const char* kFrozenMember = "frozen";

// `meta.frozen` of a wisdom record: {"<spec text>":{"digest":"...","frozen_ms":0,"wisdom":"..."}}.
// An entry that holds one is never replaced as a whole; merges keep it.

FrozenPlans read_frozen(const std::string& meta);

/// `meta` with these; the member goes if there are none. kInvalidArgument as write_problems.
Result<std::string> write_frozen(const std::string& meta, const FrozenPlans& frozen);

/// The same value with other frozen problems.
Result<std::optional<NewEntry>> changed(const Entry& newest, const FrozenPlans& frozen);

/// A plan, and what tells it from others.
struct DigestedPlan {
  fftw_plan_s* plan = nullptr;  ///< as held_plan; null: there is none
  std::string digest;
};

DigestedPlan digested(const PlannerLock& lock, fftw_plan_s* plan);

/// FFTW's plan for `spec` on arrays placed as these, from this text of its own and nothing else.
/// The arrays are neither read nor written.
DigestedPlan plan_from(const PlannerLock& lock, const WisdomText& wisdom, const PlanSpec& spec,
                       const TransformArrays& arrays);

/// The plan that this text gives, as `frozen` is to keep it; an empty digest if it gives none.
/// Takes the planner lock once for each attempt to do without a line.
FrozenPlan freeze_plan(const WisdomText& wisdom, const PlanSpec& spec);

}  // namespace dase
