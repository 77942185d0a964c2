// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dase/fftw_wisdom_cache.hpp"
#include "planner/closure.hpp"
#include "planner/native_plan.hpp"
#include "planner/planner_lock.hpp"
#include "planner/stored_wisdom.hpp"
#include "store/warnings.hpp"

namespace dase {

/// What the store gave for one key.
struct FromStore {
  std::optional<StoredWisdom> own;  ///< this machine's entry, now in FFTW's memory
  fftw_plan_s* plan = nullptr;      ///< of the problem asked for, if the store has it
  PlanSource source = PlanSource::kStore;
};

/// The plan that a problem is frozen to, owned by whoever gets it.
struct PinnedPlan {
  fftw_plan_s* plan = nullptr;
  PlanSource source = PlanSource::kStore;
};

class FFTWWisdomCache::Impl {
 public:
  Impl(std::string root, StoreOptions options)
      : warnings_(root, options.warn), store_(std::move(root), std::move(options)) {}

  Store& store() noexcept { return store_; }
  Warnings& warnings() noexcept { return warnings_; }

  /// kUnavailable if FFTW of this precision is not installed.
  Result<Plan> plan(const PlanSpec& spec, const TransformArrays& arrays);
  /// From FFTW's memory, else the store, else none, counted as a miss. `own` hears of this
  /// machine's entry of the key, if it was read.
  std::optional<Plan> served(const PlanSpec& spec, const TransformArrays& arrays,
                             std::optional<StoredWisdom>* own = nullptr);
  /// The plan for these arrays that a problem, which has a number of threads, is frozen to, or why
  /// there is none; nullopt if it is not frozen.
  std::optional<Result<PinnedPlan>> frozen_plan(const PlanSpec& spec,
                                                const TransformArrays& arrays);
  Result<SavedWisdom> generate(const std::vector<PlanSpec>& specs, bool force);
  /// This machine's entry of a key, imported as a whole: every problem that its record lists was
  /// planned from it in this process. What proves incomplete is taken out and quarantined.
  std::optional<StoredWisdom> import_own(const std::string& key);
  std::optional<StoredWisdom> import_foreign(const std::string& key);
  /// The same for who needs the text and no plan: not imported again if it was before.
  std::optional<StoredWisdom> whole_own(const std::string& key);

  /// Commits what was planned on top of `base`; `replaced` as in commit_wisdom.
  Result<SavedWisdom> keep(const std::string& key, const Closure& closure,
                           const std::optional<StoredWisdom>& base,
                           const std::string& replaced = {});
  /// Tells people, once, that a plan's wisdom was not kept, unless the store told them why already.
  void warn_not_kept(const Status& status);
  /// `closure` holds all problems of the key planned anew, those of `own` too. If it proves faster
  /// it replaces the entry as a whole; else only what the entry lacked of `specs` is added.
  Result<SavedWisdom> replace_if_faster(const std::string& key, const std::vector<PlanSpec>& specs,
                                        Closure closure, const std::optional<StoredWisdom>& own);

  WisdomStatistics statistics() const;

 private:
  /// The spec with the number of threads that auto stands for here.
  PlanSpec with_threads_chosen(const PlanSpec& spec);
  FromStore from_store(const PlanSpec& spec, const TransformArrays& arrays);
  /// `*source` becomes kMemory if another thread planned the same meanwhile.
  Result<fftw_plan_s*> plan_anew(const PlanSpec& spec, const TransformArrays& arrays,
                                 const std::optional<StoredWisdom>& own, PlanSource* source);
  /// Plans all problems of a key anew, those that its entry lists too.
  Result<SavedWisdom> plan_again(const std::string& key, const std::vector<PlanSpec>& specs,
                                 const StoredWisdom& own);
  /// This machine's newest entry of a key that `is_usable`, which quarantines what is not.
  std::optional<StoredWisdom> own_that(const std::string& key,
                                       const std::function<bool(const StoredWisdom&)>& is_usable);
  /// Each takes the planner lock for one import, and anew for each plan. False: FFTW refuses the
  /// text, or it lacks a part and was quarantined.
  bool import(const StoredWisdom& stored);
  bool import_whole(const StoredWisdom& stored);
  /// Imports, and plans this problem alone of those listed. `*plan` is null if the text is not for
  /// it, which is remembered: the text is not imported for it again.
  bool serve(const StoredWisdom& stored, const PlanSpec& spec, const TransformArrays& arrays,
             fftw_plan_s** plan);
  void quarantine(const StoredWisdom& stored, const PlanSpec& missing);
  void count_miss(const std::string& key, const Fingerprint& mine);
  void count_served(const PlanSpec& spec, std::uint64_t WisdomStatistics::*counter);
  void count_planned(const Closure& closure);

  Warnings warnings_;
  Store store_;
  mutable std::mutex mutex_;
  WisdomStatistics statistics_;                   // guarded by mutex_
  std::map<std::string, std::int64_t> saved_ms_;  // of imported problems, until first served
  std::set<std::string> whole_;                   // records of which each problem was planned
  std::set<std::string> not_for_;                 // record and problem that it does not serve
};

}  // namespace dase
