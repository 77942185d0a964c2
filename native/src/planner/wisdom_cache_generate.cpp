// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "planner/current_plans.hpp"
#include "planner/frozen.hpp"
#include "planner/native_plan.hpp"
#include "planner/planner_table.hpp"
#include "planner/process_fingerprint.hpp"
#include "planner/wisdom_cache_impl.hpp"
#include "wisdom/wisdom_merge.hpp"

namespace dase {
namespace {

SavedWisdom nothing_gained() {
  SavedWisdom nothing;
  nothing.usable = "yes";
  return nothing;
}

/// The problems that FFTW cannot plan from `text` alone.
std::vector<PlanSpec> missing_from(const PlannerLock& lock, const std::string& text,
                                   const std::vector<PlanSpec>& specs) {
  const IsolatedTable isolated(lock);
  if (!text.empty()) import_table(lock, text);
  std::vector<PlanSpec> missing;
  for (const PlanSpec& spec : specs) {
    if (!wisdom_holds(lock, spec)) missing.push_back(spec);
  }
  return missing;
}

/// All problems of a re-plan: those asked for, and those that the entry holds.
std::vector<PlanRequest> all_problems(const std::vector<PlanSpec>& specs, const StoredWisdom& own) {
  std::vector<PlanRequest> requests;
  std::set<std::string> texts;
  const auto add = [&](const PlanSpec& spec) {
    if (texts.insert(spec.text()).second) requests.emplace_back(spec);
  };
  for (const PlanSpec& spec : specs) add(spec);
  for (const WisdomProblem& problem : own.problems) add(problem.spec);
  return requests;
}

/// Whether the re-plan, summed over the problems that both timed, beats what the store holds.
bool is_faster(const Closure& closure, const std::vector<WisdomProblem>& held) {
  std::int64_t before = 0;
  std::int64_t after = 0;
  for (const WisdomProblem& problem : held) {
    if (problem.measured_ns == 0) return true;
    const std::string text = problem.spec.text();
    const auto planned =
        std::find_if(closure.problems.begin(), closure.problems.end(),
                     [&](const PlannedProblem& other) { return other.spec.text() == text; });
    if (planned == closure.problems.end()) continue;
    before += problem.measured_ns;
    after += planned->measured_ns;
  }
  return after < before || held.empty();
}

/// `mine`, and what serves no request that `mine` serves: lines of problems that no record lists,
/// such as those for unaligned arrays.
std::string with_unlisted(const std::string& mine, const WisdomText& held) {
  const Result<WisdomText> wisdom = parse_wisdom(mine);
  if (!wisdom.ok()) return mine;
  const Result<WisdomText> both = merge_wisdom(wisdom.value(), held);
  return both.ok() ? print_wisdom(both.value()) : mine;
}

}  // namespace

Result<SavedWisdom> FFTWWisdomCache::Impl::generate(const std::vector<PlanSpec>& specs,
                                                    bool force) {
  const std::string key = specs.front().key().text();
  const std::optional<StoredWisdom> own = import_own(key);
  // A frozen problem is never planned again, and an entry is replaced only as a whole.
  const bool pinned = own && !read_frozen(own->entry.record.meta).empty();
  if (force && own && !pinned) return plan_again(key, specs, *own);
  const std::string base = own ? own->text() : std::string();
  const auto below = system_wisdom(store_, key, fingerprint_for(key));
  Result<Closure> closure = Closure{};
  {
    const PlannerLock lock(specs.front().precision());
    if (process_fingerprint(lock).hard.empty()) {
      return Status(StatusCode::kPlanning,
                    "this FFTW exports no wisdom, so there is nothing to store; link FFTW's own "
                    "libfftw3");
    }
    std::vector<PlanSpec> missing = missing_from(lock, base, specs);
    for (const StoredWisdom& other : below) missing = missing_from(lock, other.text(), missing);
    if (missing.empty()) return nothing_gained();
    const std::vector<PlanRequest> requests(missing.begin(), missing.end());
    closure = plan_closure(lock, base, requests, Timing::kMeasured);
  }
  if (!closure.ok()) return closure.status();
  return keep(key, closure.value(), own);
}

Result<SavedWisdom> FFTWWisdomCache::Impl::plan_again(const std::string& key,
                                                      const std::vector<PlanSpec>& specs,
                                                      const StoredWisdom& own) {
  Result<Closure> closure = Closure{};
  {
    const PlannerLock lock(specs.front().precision());
    closure = plan_closure(lock, {}, all_problems(specs, own), Timing::kMeasured);
  }
  if (!closure.ok()) return closure.status();
  return replace_if_faster(key, specs, std::move(closure).value(), own);
}

Result<SavedWisdom> FFTWWisdomCache::Impl::replace_if_faster(
    const std::string& key, const std::vector<PlanSpec>& specs, Closure closure,
    const std::optional<StoredWisdom>& own) {
  if (!own) return keep(key, closure, std::nullopt);
  bool faster = false;
  bool lacked = false;
  {
    const PlannerLock lock(specs.front().precision());
    faster = is_faster(closure, current_plans(lock, *own));
    if (faster && has_unlisted_lines(lock, *own)) {
      closure.text = with_unlisted(closure.text, own->wisdom);
    }
    lacked = !faster && !missing_from(lock, own->text(), specs).empty();
  }
  if (faster) return keep(key, closure, std::nullopt, own->entry.digest);
  if (lacked) return keep(key, closure, std::nullopt);
  count_planned(closure);
  return nothing_gained();
}

}  // namespace dase
