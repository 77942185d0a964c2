// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>

#include "planner/planner_lock.hpp"
#include "planner/stored_wisdom.hpp"

namespace dase {

// `meta.frozen` of a wisdom record: {"<spec text>":"<digest of the plan's text>"}. An entry that
// holds one is never replaced as a whole; merges keep it.

std::map<std::string, std::string> read_frozen(const std::string& meta);

/// `meta` with these; the member goes if there are none. kInvalidArgument as write_problems.
Result<std::string> write_frozen(const std::string& meta,
                                 const std::map<std::string, std::string>& frozen);

/// The same value with other frozen problems.
Result<std::optional<NewEntry>> changed(const Entry& newest,
                                        const std::map<std::string, std::string>& frozen);

/// A plan, and what tells it from others.
struct DigestedPlan {
  fftw_plan_s* plan = nullptr;  ///< as held_plan; null: there is none
  std::string digest;
};

/// FFTW's plan for `spec` from this text of its own and nothing else. With a `digest`: the plan of
/// that digest if the lines of any one rigor give it, which a plan of higher rigor that joined the
/// text later would hide.
DigestedPlan plan_from(const PlannerLock& lock, const WisdomText& wisdom, const PlanSpec& spec,
                       const std::string& digest = {});

}  // namespace dase
