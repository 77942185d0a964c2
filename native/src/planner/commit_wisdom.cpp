// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "base/saturating_sum.hpp"
#include "planner/frozen.hpp"
#include "planner/problem_list.hpp"
#include "planner/stored_wisdom.hpp"
#include "wisdom/wisdom_merge.hpp"

namespace dase {
namespace {

std::vector<std::string> texts_missing(const std::vector<WisdomProblem>& held,
                                       const std::vector<WisdomProblem>& offered) {
  std::set<std::string> known;
  for (const WisdomProblem& problem : held) known.insert(problem.spec.text());
  std::vector<std::string> missing;
  for (const WisdomProblem& problem : offered) {
    std::string text = problem.spec.text();
    if (known.insert(text).second) missing.push_back(std::move(text));
  }
  return missing;
}

int lines_missing(const WisdomText& held, const WisdomText& offered) {
  const std::set<WisdomLine> known(held.lines.begin(), held.lines.end());
  return static_cast<int>(
      std::count_if(offered.lines.begin(), offered.lines.end(),
                    [&](const WisdomLine& line) { return known.count(line) == 0; }));
}

Result<NewEntry> new_entry(const WisdomText& wisdom, const std::string& meta,
                           std::vector<WisdomProblem> problems, std::int64_t cost_ms) {
  Result<std::string> described = write_problems(meta, std::move(problems));
  if (!described.ok()) return described.status();
  NewEntry entry;
  entry.content = print_wisdom(wisdom);
  entry.extension = "wisdom";
  entry.cost_ms = cost_ms;
  entry.meta = std::move(described).value();
  return entry;
}

/// The change for one state of the chain; `saved` tells what it gains.
Result<std::optional<NewEntry>> change_for(const Entry* newest, const WisdomGain& gain,
                                           const std::string& replaced, SavedWisdom& saved) {
  WisdomText held;
  std::vector<WisdomProblem> problems;
  Result<WisdomText> parsed = Status(StatusCode::kNotFound, "");
  if (newest != nullptr) parsed = parse_wisdom(*newest->content);
  const bool usable = parsed.ok() && parsed->preamble == gain.wisdom.preamble;
  if (usable) {
    held = parsed.value();
    problems = read_problems(newest->record.meta);
  }
  saved.problems_gained = texts_missing(problems, gain.problems);
  saved.lines_gained = 0;
  std::string meta = gain.meta;
  std::int64_t cost_ms = gain.cost_ms;
  WisdomText merged = gain.wisdom;
  std::vector<WisdomProblem> listed = gain.problems;
  const bool replaces = usable && !replaced.empty() && newest->digest == replaced &&
                        read_frozen(newest->record.meta).empty();
  if (usable && !replaces) {
    if (covers(held, gain.wisdom) && saved.problems_gained.empty()) {
      return std::optional<NewEntry>();
    }
    Result<WisdomText> both = merge_wisdom(held, gain.wisdom);
    if (!both.ok()) return both.status();
    merged = std::move(both).value();
    listed = merge_problems(problems, gain.problems);
    meta = newest->record.meta;
    cost_ms = saturating_sum(cost_ms, newest->record.cost_ms);
  }
  saved.lines_gained = lines_missing(held, merged);
  Result<NewEntry> entry = new_entry(merged, meta, std::move(listed), cost_ms);
  if (!entry.ok()) return entry.status();
  return std::optional<NewEntry>(std::move(entry).value());
}

}  // namespace

Result<SavedWisdom> commit_wisdom(Store& store, const std::string& key, const Variant& variant,
                                  const WisdomGain& gain, const std::string& replaced) {
  SavedWisdom saved;
  SavedWisdom attempt;
  const Result<PutOutcome> outcome = store.update(
      wisdom_entry(key), variant, [&](const Entry* newest) -> Result<std::optional<NewEntry>> {
        Result<std::optional<NewEntry>> change = change_for(newest, gain, replaced, attempt);
        if (change.ok() && change->has_value()) saved = attempt;
        return change;
      });
  if (!outcome.ok()) return outcome.status();
  saved.written = outcome->written;
  return saved;
}

}  // namespace dase
