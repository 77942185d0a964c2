// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "dase/planner.hpp"
#include "planner/background.hpp"
#include "planner/helper/helper_search.hpp"
#include "planner/stored_wisdom.hpp"

namespace dase {

using PlannerDeadline = std::chrono::steady_clock::time_point;

/// Far away where there is none, so that it can be counted with.
PlannerDeadline deadline_after(std::chrono::milliseconds patience);

/// Whether this process is about to plan what is searched for.
enum class SearchPurpose { kPlan, kStore };

class Planner::Impl {
 public:
  Impl(std::string root, PlannerOptions options);

  /// Searches under way end soon.
  void close() noexcept { closing_ = true; }

  FFTWWisdomCache& cache() noexcept { return cache_; }

  Result<Plan> plan(const PlanSpec& spec, const PlanOptions& options);
  Result<std::string> freeze(const PlanSpec& spec);
  Result<bool> unfreeze(const PlanSpec& spec);
  std::vector<FrozenProblem> frozen();
  Coverage coverage(const PlanSpec& spec);
  PlannerStatistics statistics() const;

  /// One search among all processes of the store for what it does not hold at the spec's rigor.
  /// What it reaches is committed, and imported unless it is for the store alone and was kept
  /// there. `followed` becomes true if another brought it.
  SearchOutcome search(const PlanSpec& spec, SearchPurpose purpose, PlannerDeadline deadline,
                       const std::function<bool()>& cancelled, bool* followed);
  /// Plans all problems of a key's entry anew; what proves faster replaces the entry.
  SearchOutcome search_again(const std::vector<PlanSpec>& specs, PlannerDeadline deadline,
                             const std::function<bool()>& cancelled);
  /// Whether the store holds this machine's wisdom for a spec at its rigor or above, for every
  /// number of threads that it stands for.
  bool stored(const PlanSpec& spec);
  bool is_frozen(const PlanSpec& spec);

 private:
  using Cancelled = std::function<bool()>;
  using Reached = std::function<bool(Rung)>;

  /// A plan of a problem, owned by whoever gets it; null: there is none.
  struct Made {
    fftw_plan_s* handle = nullptr;
    PlanSpec problem;  ///< with a number of threads
    PlanSource source = PlanSource::kPlanned;
  };

  /// The plan that a problem is pinned to, or why there is none; nullopt if it is not frozen.
  std::optional<Result<Made>> frozen_plan(const PlanSpec& spec);
  std::optional<Plan> served(const PlanSpec& spec);
  /// The plan for `spec` in FFTW's memory, or null: neither the store nor a search is asked.
  fftw_plan_s* held(const PlanSpec& spec);
  /// The best that there is without a search, at the rigor of its problem: what kAutoThreads'
  /// choice is pinned to, or what is held at the asked rigor or the next below, at worst an
  /// ESTIMATE plan made now. The error is that of the pin.
  Result<Made> best_now(const PlanSpec& spec);
  Result<Plan> wait_for(const PlanSpec& spec, PlannerDeadline start, PlannerDeadline deadline);
  Result<Plan> provisional(const PlanSpec& spec, PlannerDeadline start, PlannerDeadline deadline,
                           std::function<void(const PlanUpgrade&)> listener);
  void upgrade(const BackgroundSearch& wanted);

  /// With a number of threads: as it is, or for kAutoThreads the faster of those that were timed.
  /// Nullopt if some were not.
  std::optional<PlanSpec> resolved(const PlanSpec& spec);
  /// This machine's entry of a spec's key, its problems with those of the system root; not counted
  /// as a use.
  std::optional<StoredWisdom> own(const PlanSpec& spec);
  /// The time of the problem that serves a spec, 0 if it was not timed; of kAutoThreads the least.
  /// Nullopt if the list does not serve it, for every number of threads.
  static std::optional<std::int64_t> time_of(const std::vector<WisdomProblem>& problems,
                                             const PlanSpec& spec);
  SearchOutcome search_alone(const SearchRequest& request, PlannerDeadline deadline,
                             const Cancelled& cancelled, const Reached& reached);
  SearchOutcome search_here(const SearchRequest& request, PlannerDeadline deadline,
                            const Cancelled& cancelled, const Reached& reached);
  /// Commits, and imports as search() says. False: FFTW cannot plan the problem from this wisdom.
  bool accept(const Rung& rung, SearchPurpose purpose);
  /// Imports, and asks FFTW for the plan, in two holds of the planner lock.
  static bool import_rung(const Rung& rung);
  void refuse_helper(const std::string& why);
  void count(std::uint64_t PlannerStatistics::*counter);

  const PlannerOptions options_;
  FFTWWisdomCache cache_;
  std::atomic<bool> closing_{false};
  std::atomic<bool> helper_unusable_{false};

  mutable std::mutex mutex_;
  PlannerStatistics counts_;                // guarded by mutex_; wisdom and lock_held stay empty
  std::map<std::string, std::int64_t> ns_;  // guarded by mutex_; of problems reached here, by text

  BackgroundSearches background_;  // last: its threads use all of the above
};

}  // namespace dase
