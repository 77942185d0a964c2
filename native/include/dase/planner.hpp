// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "dase/fftw_wisdom_cache.hpp"
#include "dase/plan.hpp"
#include "dase/status.hpp"

namespace dase {

/// What `Planner::plan` does for a transform that neither FFTW's memory nor the store holds.
enum class PlanMode {
  kWait,              ///< plans at the asked rigor before it returns
  kServeThenUpgrade,  ///< returns an ESTIMATE plan at once, which is exchanged when the asked one
                      ///< is there
  kWisdomOnly         ///< plans nothing: kNotFound says what is missing and what makes it
};
const char* to_string(PlanMode value) noexcept;

/// No limit of time.
inline constexpr std::chrono::milliseconds kNoDeadline = std::chrono::milliseconds::max();

/// How the search behind a served plan ended.
enum class UpgradeOutcome {
  kUpgraded,  ///< the plan now runs at the asked rigor
  kDeadline,  ///< time was up first; the plan stays as it is, or became the best that was found
  kFailed,    ///< nothing was found; the plan stays as it is
  kClosed     ///< the Planner was closed first; the plan stays as it is
};
const char* to_string(UpgradeOutcome value) noexcept;

struct PlanUpgrade {
  PlanSpec spec;  ///< as it was asked for
  UpgradeOutcome outcome = UpgradeOutcome::kFailed;
  std::string message;  ///< for people; empty of kUpgraded
};

struct PlanOptions {
  PlanMode mode = PlanMode::kWait;
  /// Of the search, counted from the call. When it has passed the helper process is killed, and the
  /// best that was found until then serves: at worst a plan of rigor ESTIMATE. Planning inside this
  /// process (no helper) cannot be interrupted: there it is looked at before each plan is made.
  std::chrono::milliseconds deadline = kNoDeadline;
  /// Called once, from a thread of the Planner, for a plan of kServeThenUpgrade that was served
  /// below the asked rigor (`Plan::source()` is kProvisional then), unless that plan was destroyed
  /// before. It may call anything of the Planner but its destructor; what it throws is dropped.
  std::function<void(const PlanUpgrade&)> listener;
};

struct PlannerOptions {
  StoreOptions store;
  /// Path of `dase_planner`. Empty: the environment's DASE_PLANNER, else beside the loaded library,
  /// else `<prefix>/libexec/dase-cache`, else beside the executable.
  std::string helper;
  bool use_helper = true;          ///< false: plans inside this process
  std::uint64_t helper_bytes = 0;  ///< bound of the helper's address space; 0: none
  int jobs = 1;  ///< background searches of kServeThenUpgrade at one time, each in a helper
};

/// Times of a lock by powers of two: `counts[0]` below 1 µs, `counts[i]` from 2^(i-1) µs up to
/// 2^i µs, the last one everything longer.
struct LockHistogram {
  static constexpr std::size_t kBuckets = 32;
  std::array<std::uint64_t, kBuckets> counts{};
  std::chrono::nanoseconds longest{0};
};

/// What one Planner did since it was opened. A value.
struct PlannerStatistics {
  WisdomStatistics wisdom;
  LockHistogram lock_held;  ///< FFTW's planner lock, by all of this process since it started
  std::uint64_t helpers_started = 0;
  std::uint64_t helpers_failed = 0;  ///< crashed, ended early or answered what cannot be
  std::uint64_t deadlines = 0;       ///< searches that were ended by their deadline
  std::uint64_t led = 0;             ///< searches that this process made
  std::uint64_t followed = 0;        ///< searches that another process or thread made for this one
  std::uint64_t upgraded = 0;        ///< served plans that were exchanged for better ones
};

/// How far a machine's wisdom reaches for one problem.
enum class CoverageState {
  kOwn,         ///< this machine's, at the asked rigor or above
  kLowerRigor,  ///< this machine's, below the asked rigor
  kForeign,     ///< another machine's of the same FFTW
  kMissing
};
const char* to_string(CoverageState value) noexcept;

struct Coverage {
  PlanSpec spec;
  CoverageState state = CoverageState::kMissing;
  std::int64_t measured_ns = 0;  ///< of the problem that serves; 0: not timed
};

/// A problem that `freeze` pinned.
struct FrozenProblem {
  PlanSpec spec;
  std::string plan_digest;     ///< of the plan's text
  Fingerprint fingerprint;     ///< of the FFTW that makes the plan and the machine it was tuned on
  std::string usable;          ///< `yes`, `foreign` or `incompatible`, for this process
  std::int64_t frozen_ms = 0;  ///< when it was pinned, in ms since 1970
};

/// A problem that was asked for and not found, with how often, over all processes of the store.
struct PlanMiss {
  PlanSpec spec;
  std::int64_t count = 0;
};

struct TuneOptions {
  /// Of the whole call. When it has passed, what was searched till then is committed.
  std::chrono::milliseconds deadline = kNoDeadline;
  int jobs = 1;        ///< helper processes at one time; more than one makes their times less sure
  bool force = false;  ///< plans again what the store holds; what proves faster replaces it
};

enum class TuneState {
  kPlanned,   ///< searched for and stored now
  kHeld,      ///< the store had it
  kFrozen,    ///< pinned by `freeze`: not planned again
  kDeadline,  ///< time was up
  kFailed
};
const char* to_string(TuneState value) noexcept;

struct TuneProgress {
  std::size_t done = 0;  ///< problems that are settled, this one included
  std::size_t total = 0;
  PlanSpec spec;
  TuneState state = TuneState::kFailed;
  std::string message;  ///< why, of kFailed
  std::chrono::nanoseconds elapsed{0};
};

/// Hears of every problem that is settled, one at a time, from any thread; its false ends the call
/// as the deadline does.
using TuneListener = std::function<bool(const TuneProgress&)>;

struct TuneReport {
  std::size_t planned = 0;
  std::size_t held = 0;
  std::size_t frozen = 0;
  std::size_t failed = 0;
  std::vector<PlanSpec> left;  ///< not reached before the deadline
};

/// FFTW plans from memory, the store, or a search that neither blocks nor endangers the
/// application. Thread-safe. After the destructor plans that it gave out go on as they are. A child
/// of fork() may close it and search with it; its parent's searches are not the child's.
///
/// A search runs in a helper process `dase_planner`, one for each problem; if it is missing, of
/// another FFTW build, or fails, this process plans by itself, with one warning. One process among
/// all that share a store searches for a key; the others wait for its result until their own
/// deadline. For each rigor up to the asked one the search plans the problem anew, times what it
/// found so far in turns on the same arrays, and keeps the fastest under the rigor asked for.
///
/// `threads(kAutoThreads)` stands for 1 or all cores, whichever the store says was timed faster.
class Planner {
 public:
  explicit Planner(std::string root, PlannerOptions options = {});
  /// Ends searches in the background; listeners of these hear kClosed.
  ~Planner();
  Planner(const Planner&) = delete;
  Planner& operator=(const Planner&) = delete;

  /// What this planner plans with and stores into.
  FFTWWisdomCache& cache() noexcept;

  /// A plan for arrays on 16-byte boundaries (64 is best). kInvalidArgument for a transform that
  /// cannot be; kNotFound of kWisdomOnly; kIncompatible for a problem that is frozen to a plan of
  /// another FFTW build; kPlanning if FFTW makes no plan.
  Result<Plan> plan(const PlanSpec& spec, const PlanOptions& options = {});

  /// Searches for every problem that the store does not hold at the rigor of its spec, and commits
  /// each as soon as it is found, so a call that was ended goes on where it stopped.
  /// kInvalidArgument, with nothing done, if a spec cannot be; kPlanning if this FFTW exports no
  /// wisdom.
  Result<TuneReport> tune(const std::vector<PlanSpec>& specs, const TuneOptions& options = {},
                          const TuneListener& listener = {});
  /// What the store holds for each of these problems, in their order. kAutoThreads is held when
  /// every number of threads is that it stands for.
  std::vector<Coverage> coverage(const std::vector<PlanSpec>& specs);
  /// What kWisdomOnly and kServeThenUpgrade asked for and did not find, most often first: by all
  /// processes of the store that wrote their counts (once a minute and when they close). Also what
  /// the store holds by now: `coverage` tells, `tune` skips it.
  std::vector<PlanMiss> misses();

  /// Pins a problem to the plan that the store holds for it: until `unfreeze` this plan is handed
  /// out, bit for bit the same results, or none: a plan of another text, or another FFTW build, is
  /// kIncompatible. The digest of the plan's text. kInvalidArgument for kAutoThreads, and
  /// where the frozen plans of the key would take more than half of its record; kNotFound if
  /// the store holds no plan of this machine for it. What is frozen already stays as it is.
  Result<std::string> freeze(const PlanSpec& spec);
  /// Whatever FFTW it is frozen for; nothing is planned, and FFTW of the spec's precision need not
  /// be installed. False if it was not frozen.
  Result<bool> unfreeze(const PlanSpec& spec);
  /// Every problem that is pinned, of any machine and FFTW, by text and then variant.
  std::vector<FrozenProblem> frozen();

  PlannerStatistics statistics() const;

 private:
  friend class Tuning;
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dase
