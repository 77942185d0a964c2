// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "planner/array_pair.hpp"
#include "planner/auto_threads.hpp"
#include "planner/helper/find_helper.hpp"
#include "planner/import_wisdom.hpp"
#include "planner/native_plan.hpp"
#include "planner/planner_impl.hpp"
#include "planner/planner_table.hpp"
#include "planner/problem_list.hpp"
#include "planner/process_fingerprint.hpp"
#include "planner/wisdom_cache_impl.hpp"
#include "wisdom/wisdom_merge.hpp"

namespace dase {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::hours kNever{24 * 365};

std::string joined(const std::vector<std::string>& places) {
  std::string text;
  for (const std::string& place : places) text += (text.empty() ? "" : ", ") + place;
  return text;
}

}  // namespace

PlannerDeadline deadline_after(std::chrono::milliseconds patience) {
  return Clock::now() +
         std::clamp(patience, std::chrono::milliseconds(0), std::chrono::milliseconds(kNever));
}

std::optional<StoredWisdom> Planner::Impl::own(const PlanSpec& spec) {
  const std::string variant = FFTWWisdomCache::fingerprint(spec.precision()).variant;
  std::optional<StoredWisdom> own;
  for (Entry& entry : cache_.store().variants(wisdom_entry(spec.key().text()))) {
    if (entry.record.variant.id != variant) continue;
    std::optional<StoredWisdom> found = checked(cache_.store(), std::move(entry));
    if (!found) continue;
    if (own) {
      own->problems = merge_problems(own->problems, found->problems);
    } else {
      own = std::move(found);
    }
  }
  return own;
}

std::optional<std::int64_t> Planner::Impl::time_of(const std::vector<WisdomProblem>& problems,
                                                   const PlanSpec& spec) {
  std::optional<std::int64_t> least;
  for (const PlanSpec& problem : with_numbered_threads(spec)) {
    const WisdomProblem* found = serving_problem(problems, problem);
    if (found == nullptr) return std::nullopt;
    least = std::min(least.value_or(found->measured_ns), found->measured_ns);
  }
  return least;
}

bool Planner::Impl::stored(const PlanSpec& spec) {
  const std::optional<StoredWisdom> entry = own(spec);
  return entry && time_of(entry->problems, spec);
}

std::optional<PlanSpec> Planner::Impl::resolved(const PlanSpec& spec) {
  if (spec.threads() != kAutoThreads) return spec;
  const std::optional<StoredWisdom> entry = own(spec);
  return faster_threads(spec, [&](const PlanSpec& problem) {
    const WisdomProblem* timed = entry ? serving_problem(entry->problems, problem) : nullptr;
    if (timed != nullptr && timed->measured_ns != 0) return timed->measured_ns;
    // Reached here, and not kept: the store cannot be written to.
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto known = ns_.find(problem.text());
    return known == ns_.end() ? std::int64_t{0} : known->second;
  });
}

SearchOutcome Planner::Impl::search(const PlanSpec& spec, SearchPurpose purpose,
                                    PlannerDeadline deadline, const Cancelled& cancelled,
                                    bool* followed) {
  const Fingerprint& mine = FFTWWisdomCache::fingerprint(spec.precision());
  if (mine.hard.empty()) {
    return {SearchEnd::kFailed,
            "this FFTW exports no wisdom, so its plans are ESTIMATE plans; link "
            "FFTW's own libfftw3"};
  }
  SearchOutcome outcome;
  const auto is_done = [&] { return cancelled() || stored(spec); };
  const auto compute = [&] {
    count(&PlannerStatistics::led);
    const std::string key = spec.key().text();
    const std::optional<StoredWisdom> base = cache_.impl_->whole_own(key);
    outcome = search_alone({base ? base->text() : std::string(), {spec}}, deadline, cancelled,
                           [&](const Rung& rung) { return accept(rung, purpose); });
  };
  const auto patience =
      std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
  const Result<Flight> flight = cache_.store().single_flight(
      wisdom_entry(spec.key().text()), variant_of(mine), patience, is_done, compute);
  if (!flight.ok()) return {SearchEnd::kFailed, flight.status().message()};
  if (flight.value() != Flight::kFollowed) return outcome;
  if (cancelled()) return {SearchEnd::kCancelled, {}};
  *followed = true;
  count(&PlannerStatistics::followed);
  if (purpose == SearchPurpose::kPlan) {
    static_cast<void>(cache_.impl_->import_own(spec.key().text()));
  }
  return {};
}

SearchOutcome Planner::Impl::search_again(const std::vector<PlanSpec>& specs,
                                          PlannerDeadline deadline, const Cancelled& cancelled) {
  const PlanSpec& first = specs.front();
  const std::string key = first.key().text();
  const std::optional<StoredWisdom> base = cache_.impl_->whole_own(key);
  SearchRequest request;
  request.specs = specs;
  if (base) {
    for (const WisdomProblem& problem : base->problems) {
      if (std::find(specs.begin(), specs.end(), problem.spec) == specs.end()) {
        request.specs.push_back(problem.spec);
      }
    }
  }
  count(&PlannerStatistics::led);
  Closure closure;
  WisdomText text;
  SearchOutcome outcome = search_alone(request, deadline, cancelled, [&](const Rung& rung) {
    Result<WisdomText> part = parse_wisdom(rung.wisdom);
    if (!part.ok()) return false;
    Result<WisdomText> both =
        text.lines.empty() ? std::move(part) : merge_wisdom(text, part.value());
    if (!both.ok()) return false;
    text = std::move(both).value();
    closure.problems.push_back(rung.problem);
    return true;
  });
  if (outcome.end != SearchEnd::kDone) return outcome;
  closure.text = print_wisdom(text);
  const Result<SavedWisdom> saved = cache_.impl_->replace_if_faster(key, specs, closure, base);
  if (!saved.ok()) return {SearchEnd::kFailed, saved.status().message()};
  return outcome;
}

SearchOutcome Planner::Impl::search_alone(const SearchRequest& request, PlannerDeadline deadline,
                                          const Cancelled& cancelled, const Reached& reached) {
  if (options_.use_helper && !helper_unusable_) {
    const std::string program = find_helper(options_.helper);
    if (program.empty()) {
      refuse_helper("there is no helper process at " + joined(helper_places(options_.helper)));
    } else {
      count(&PlannerStatistics::helpers_started);
      SearchOutcome outcome =
          search_in_helper({program, options_.helper_bytes,
                            FFTWWisdomCache::fingerprint(request.specs.front().precision()).hard,
                            request, deadline, cancelled, reached});
      if (outcome.end == SearchEnd::kDeadline) count(&PlannerStatistics::deadlines);
      if (outcome.end == SearchEnd::kFailed) {
        count(&PlannerStatistics::helpers_failed);
        cache_.impl_->warnings().once("helper-failed",
                                      outcome.message + "; plans of lower rigor are used");
      }
      if (outcome.end != SearchEnd::kUnusable) return outcome;
      count(&PlannerStatistics::helpers_failed);
      refuse_helper(outcome.message);
    }
  }
  return search_here(request, deadline, cancelled, reached);
}

void Planner::Impl::refuse_helper(const std::string& why) {
  helper_unusable_ = true;
  cache_.impl_->warnings().once(
      "helper-unusable", why +
                             "; plans are searched for inside this process, which other threads "
                             "that plan then wait for. Name a dase_planner of this build in "
                             "DASE_PLANNER");
}

SearchOutcome Planner::Impl::search_here(const SearchRequest& request, PlannerDeadline deadline,
                                         const Cancelled& cancelled, const Reached& reached) {
  std::vector<Rung> rungs;
  SearchOutcome outcome;
  const auto ended = [&] {
    if (outcome.end == SearchEnd::kDone && Clock::now() >= deadline) {
      outcome.end = SearchEnd::kDeadline;
    }
    if (outcome.end == SearchEnd::kDone && cancelled()) outcome.end = SearchEnd::kCancelled;
    return outcome.end != SearchEnd::kDone;
  };
  const auto keep = [&](Rung rung) {
    rungs.push_back(std::move(rung));
    return true;
  };
  if (!ended()) {
    const PlannerLock lock(request.specs.front().precision());
    const IsolatedTable isolated(lock);
    const Result<WisdomText> base = parse_wisdom(request.base);
    Ladder ladder(lock, base.ok() ? base.value() : WisdomText{});
    for (const PlanSpec& spec : request.specs) {
      const Status status = ladder.climb(spec, keep, ended);
      if (!status.ok()) outcome = {SearchEnd::kFailed, status.message()};
      if (outcome.end != SearchEnd::kDone) break;
    }
  }
  if (outcome.end == SearchEnd::kDeadline) count(&PlannerStatistics::deadlines);
  for (Rung& rung : rungs) reached(std::move(rung));
  return outcome;
}

bool Planner::Impl::import_rung(const Rung& rung) {
  const PlanSpec& spec = rung.problem.spec;
  Result<WisdomText> wisdom = parse_wisdom(rung.wisdom);
  if (!wisdom.ok()) return false;
  StoredWisdom found;
  found.entry.content = std::make_shared<const std::string>(rung.wisdom);
  found.wisdom = std::move(wisdom).value();
  {
    const PlannerLock lock(spec.precision());
    if (!import_stored(lock, found)) return false;
  }
  const PlannerLock lock(spec.precision());
  fftw_plan_s* plan = plan_listed(lock, found, spec, addresses(spec, best_placement(spec)));
  destroy(lock, plan);
  return plan != nullptr;
}

bool Planner::Impl::accept(const Rung& rung, SearchPurpose purpose) {
  const PlanSpec& spec = rung.problem.spec;
  if (purpose == SearchPurpose::kPlan && !import_rung(rung)) return false;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ns_[spec.text()] = rung.problem.measured_ns;
  }
  Closure closure;
  closure.text = rung.wisdom;
  closure.problems = {rung.problem};
  const Result<SavedWisdom> saved = cache_.impl_->keep(spec.key().text(), closure, std::nullopt);
  if (saved.ok()) return true;
  cache_.impl_->warnings().once("keep-wisdom",
                                "a plan's wisdom was not kept: " + saved.status().message());
  return purpose == SearchPurpose::kPlan || import_rung(rung);
}

void Planner::Impl::count(std::uint64_t PlannerStatistics::*counter) {
  const std::lock_guard<std::mutex> lock(mutex_);
  ++(counts_.*counter);
}

}  // namespace dase
