// SPDX-License-Identifier: MIT
#include "planner/tuning.hpp"

#include <algorithm>
#include <set>
#include <thread>
#include <utility>

namespace dase {
namespace {

std::vector<std::vector<PlanSpec>> by_key(const std::vector<PlanSpec>& specs) {
  std::vector<std::vector<PlanSpec>> groups;
  std::set<std::string> seen;
  for (const PlanSpec& spec : specs) {
    if (!seen.insert(spec.text()).second) continue;
    const std::string key = spec.key().text();
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& other) {
      return other.front().key().text() == key;
    });
    if (group == groups.end()) {
      groups.push_back({spec});
    } else {
      group->push_back(spec);
    }
  }
  return groups;
}

}  // namespace

Tuning::Tuning(Planner::Impl& planner, const std::vector<PlanSpec>& specs,
               const TuneOptions& options, const TuneListener& listener)
    : planner_(planner),
      options_(options),
      listener_(listener),
      start_(std::chrono::steady_clock::now()),
      deadline_(deadline_after(options.deadline)),
      groups_(by_key(specs)) {
  for (const Group& group : groups_) progress_.total += group.size();
}

Result<TuneReport> Tuning::run() {
  const auto jobs = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(1, options_.jobs)), 1,
                                            std::max<std::size_t>(1, groups_.size()));
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < jobs; ++i) others.emplace_back([this] { work(); });
  work();
  for (std::thread& thread : others) thread.join();
  return report_;
}

bool Tuning::ended() const { return stopped_ || std::chrono::steady_clock::now() >= deadline_; }

bool Tuning::next(Group* group) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (taken_ == groups_.size()) return false;
  *group = groups_[taken_++];
  return true;
}

void Tuning::work() {
  for (Group group; next(&group);) options_.force ? tune_again(group) : tune(group);
}

void Tuning::tune(const Group& group) {
  for (const PlanSpec& spec : group) {
    if (planner_.stored(spec)) {
      settle(spec, planner_.is_frozen(spec) ? TuneState::kFrozen : TuneState::kHeld);
    } else if (ended()) {
      settle(spec, TuneState::kDeadline);
    } else {
      bool followed = false;
      settle(spec, planner_.search(
                       spec, SearchPurpose::kStore, deadline_, [this] { return stopped_.load(); },
                       &followed));
    }
  }
}

/// An entry is planned again as a whole, or not at all.
void Tuning::tune_again(const Group& group) {
  const bool frozen = std::any_of(group.begin(), group.end(), [this](const PlanSpec& spec) {
    return planner_.is_frozen(spec);
  });
  if (frozen) return tune(group);
  SearchOutcome outcome{SearchEnd::kDeadline, {}};
  if (!ended()) {
    outcome = planner_.search_again(group, deadline_, [this] { return stopped_.load(); });
  }
  for (const PlanSpec& spec : group) settle(spec, outcome);
}

void Tuning::settle(const PlanSpec& spec, const SearchOutcome& outcome) {
  switch (outcome.end) {
    case SearchEnd::kDone:
      return settle(spec, TuneState::kPlanned);
    case SearchEnd::kDeadline:
    case SearchEnd::kCancelled:
      return settle(spec, TuneState::kDeadline);
    case SearchEnd::kFailed:
    case SearchEnd::kUnusable:
      return settle(spec, TuneState::kFailed, outcome.message);
  }
}

void Tuning::settle(const PlanSpec& spec, TuneState state, const std::string& message) {
  const std::lock_guard<std::mutex> lock(mutex_);
  switch (state) {
    case TuneState::kPlanned:
      ++report_.planned;
      break;
    case TuneState::kHeld:
      ++report_.held;
      break;
    case TuneState::kFrozen:
      ++report_.frozen;
      break;
    case TuneState::kDeadline:
      report_.left.push_back(spec);
      break;
    case TuneState::kFailed:
      ++report_.failed;
      break;
  }
  ++progress_.done;
  progress_.spec = spec;
  progress_.state = state;
  progress_.message = message;
  progress_.elapsed = std::chrono::steady_clock::now() - start_;
  if (listener_ && !listener_(progress_)) stopped_ = true;
}

}  // namespace dase
