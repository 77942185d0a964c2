// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <vector>

#include "dase/planner.hpp"
#include "planner/planner_impl.hpp"

namespace dase {

/// One call of `Planner::tune`. Its own threads take one key after the other.
class Tuning {
 public:
  Tuning(Planner::Impl& planner, const std::vector<PlanSpec>& specs, const TuneOptions& options,
         const TuneListener& listener);

  Result<TuneReport> run();

 private:
  using Group = std::vector<PlanSpec>;

  void work();
  bool next(Group* group);
  void tune(const Group& group);
  void tune_again(const Group& group);
  void settle(const PlanSpec& spec, TuneState state, const std::string& message = {});
  void settle(const PlanSpec& spec, const SearchOutcome& outcome);
  bool ended() const;

  Planner::Impl& planner_;
  const TuneOptions options_;
  const TuneListener& listener_;
  const PlannerDeadline start_;
  const PlannerDeadline deadline_;
  std::vector<Group> groups_;  // by key, in the order of the specs
  std::mutex mutex_;
  std::size_t taken_ = 0;  // guarded by mutex_
  TuneProgress progress_;  // guarded by mutex_
  TuneReport report_;      // guarded by mutex_
  std::atomic<bool> stopped_{false};
};

}  // namespace dase
