// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include "dase/planner.hpp"

namespace dase {

class PlanState;

/// A better plan that is wanted for one that was served.
struct BackgroundSearch {
  PlanSpec spec;
  std::weak_ptr<PlanState> plan;  ///< gone: nobody wants it any more
  std::chrono::steady_clock::time_point deadline;
  std::function<void(const PlanUpgrade&)> listener;

  void tell(UpgradeOutcome outcome, const std::string& message = {}) const noexcept;
};

/// Threads that search, first come first served; none before the first search. Thread-safe, also
/// after fork(): a child has threads of its own, without the searches of its parent, whose
/// listeners hear nothing there.
class BackgroundSearches {
 public:
  BackgroundSearches(int threads, std::function<void(const BackgroundSearch&)> run);
  /// Waits for the searches under way, which their owner has told to end; the listeners of the
  /// others hear kClosed.
  ~BackgroundSearches();
  BackgroundSearches(const BackgroundSearches&) = delete;
  BackgroundSearches& operator=(const BackgroundSearches&) = delete;

  void add(BackgroundSearch search);

 private:
  struct Crew;

  /// This process's.
  Crew& crew();
  void work(Crew& crew);

  const std::size_t limit_;
  const std::function<void(const BackgroundSearch&)> run_;
  std::atomic<Crew*> crew_;
};

}  // namespace dase
