// SPDX-License-Identifier: MIT
#include <utility>

#include "planner/array_pair.hpp"
#include "planner/fftw_api.hpp"
#include "planner/native_plan.hpp"
#include "planner/plan_state.hpp"
#include "planner/planner_impl.hpp"
#include "planner/scratch.hpp"
#include "planner/wisdom_cache_impl.hpp"

namespace dase {
namespace {

using Clock = std::chrono::steady_clock;

Status not_found(const PlanSpec& spec, const std::string& root) {
  const std::string command = "dase-cache --root " + root + " wisdom ";
  return {StatusCode::kNotFound,
          "neither FFTW's memory nor the store " + root + " holds a plan for " + spec.text() +
              "; make it with: " + command + "tune " + spec.text() +
              ", which keeps the fastest plan that it timed, or sooner with: " + command +
              "generate " + spec.text()};
}

Plan plan_on(const PlanSpec& spec, fftw_plan_s* handle, PlanSource source,
             Clock::time_point start) {
  return PlanAccess::make(std::make_shared<PlanState>(spec, handle, best_placement(spec)), source,
                          Clock::now() - start);
}

}  // namespace

Planner::Impl::Impl(std::string root, PlannerOptions options)
    : options_(std::move(options)),
      cache_(std::move(root), options_.store),
      background_(options_.jobs, [this](const BackgroundSearch& search) { upgrade(search); }) {}

std::optional<Result<Planner::Impl::Made>> Planner::Impl::frozen_plan(const PlanSpec& spec) {
  const auto pinned = cache_.impl_->frozen_plan(spec, addresses(spec, best_placement(spec)));
  if (!pinned) return std::nullopt;
  if (!pinned->ok()) return Result<Made>(pinned->status());
  return Result<Made>(Made{pinned->value().plan, spec, pinned->value().source});
}

Result<Plan> Planner::Impl::plan(const PlanSpec& spec, const PlanOptions& options) {
  if (Status status = spec.validate(); !status.ok()) return status;
  if (Status status = load_fftw(spec.precision()); !status.ok()) return status;
  const Clock::time_point start = Clock::now();
  const PlannerDeadline deadline = deadline_after(options.deadline);
  if (const auto problem = resolved(spec)) {
    if (const auto frozen = frozen_plan(*problem)) {
      if (!frozen->ok()) return frozen->status();
      return plan_on(*problem, frozen->value().handle, frozen->value().source, start);
    }
    if (std::optional<Plan> plan = served(*problem)) return std::move(*plan);
  }
  if (options.mode != PlanMode::kWisdomOnly) {
    if (Status status = check_memory(spec); !status.ok()) return status;
  }
  if (options.mode == PlanMode::kWait) return wait_for(spec, start, deadline);
  if (options.mode == PlanMode::kWisdomOnly || spec.rigor() > Rigor::kEstimate) {
    cache_.store().count_plan_miss(spec.text());
  }
  if (options.mode == PlanMode::kWisdomOnly) return not_found(spec, cache_.store().root());
  return provisional(spec, start, deadline, options.listener);
}

std::optional<Plan> Planner::Impl::served(const PlanSpec& spec) {
  return cache_.impl_->served(spec, addresses(spec, best_placement(spec)));
}

fftw_plan_s* Planner::Impl::held(const PlanSpec& spec) {
  const PlannerLock lock(spec.precision());
  return held_plan(lock, spec);
}

Result<Planner::Impl::Made> Planner::Impl::best_now(const PlanSpec& spec) {
  if (spec.threads() == kAutoThreads) {
    const auto problem = resolved(spec);
    if (auto frozen = problem ? frozen_plan(*problem) : std::nullopt) return std::move(*frozen);
  }
  for (const Rigor rigor : {Rigor::kExhaustive, Rigor::kPatient, Rigor::kMeasure}) {
    if (rigor > spec.rigor()) continue;
    const auto problem = resolved(spec.rigor(rigor));
    fftw_plan_s* plan = problem ? held(*problem) : nullptr;
    if (plan != nullptr) return Made{plan, *problem};
  }
  // ESTIMATE looks at where arrays lie, and neither reads nor writes them.
  const PlanSpec estimate =
      spec.rigor(Rigor::kEstimate).threads(spec.threads() == kAutoThreads ? 1 : spec.threads());
  const PlannerLock lock(spec.precision());
  fftw_plan_s* plan = make_native_plan(
      lock, estimate, addresses(estimate, best_placement(estimate)), PlanSearch::kAllowed);
  return Made{plan, estimate};
}

Result<Plan> Planner::Impl::wait_for(const PlanSpec& spec, PlannerDeadline start,
                                     PlannerDeadline deadline) {
  bool followed = false;
  const SearchOutcome outcome = search(
      spec, SearchPurpose::kPlan, deadline, [this] { return closing_.load(); }, &followed);
  Result<Made> best = best_now(spec);
  if (!best.ok()) return best.status();
  if (best->handle == nullptr) {
    return Status(StatusCode::kPlanning, outcome.message.empty()
                                             ? "FFTW made no plan for " + spec.text()
                                             : outcome.message);
  }
  if (best->problem.rigor() < spec.rigor()) {
    best->source = PlanSource::kProvisional;
  } else if (followed) {
    best->source = PlanSource::kStore;
  }
  return plan_on(best->problem.rigor(spec.rigor()), best->handle, best->source, start);
}

Result<Plan> Planner::Impl::provisional(const PlanSpec& spec, PlannerDeadline start,
                                        PlannerDeadline deadline,
                                        std::function<void(const PlanUpgrade&)> listener) {
  const Result<Made> best = best_now(spec);
  if (!best.ok()) return best.status();
  if (best->handle == nullptr) {
    return Status(StatusCode::kPlanning, "FFTW made no plan for " + spec.text());
  }
  if (best->problem.rigor() == spec.rigor()) {
    return plan_on(best->problem, best->handle, best->source, start);
  }
  Plan plan = plan_on(spec, best->handle, PlanSource::kProvisional, start);
  background_.add({spec, PlanAccess::state(plan), deadline, std::move(listener)});
  return plan;
}

void Planner::Impl::upgrade(const BackgroundSearch& wanted) {
  if (wanted.plan.expired()) return;
  bool followed = false;
  const SearchOutcome outcome = search(
      wanted.spec, SearchPurpose::kPlan, wanted.deadline,
      [&] { return closing_.load() || wanted.plan.expired(); }, &followed);
  const Result<Made> best = best_now(wanted.spec);
  if (!best.ok()) return wanted.tell(UpgradeOutcome::kFailed, best.status().message());
  const Rigor reached = best->problem.rigor();
  const auto plan = wanted.plan.lock();
  if (plan != nullptr && reached > Rigor::kEstimate) {
    plan->upgrade(best->handle);
  } else {
    destroy_when_free(best->handle, wanted.spec.precision());
  }
  if (reached == wanted.spec.rigor()) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      ++counts_.upgraded;
    }
    return wanted.tell(UpgradeOutcome::kUpgraded);
  }
  if (closing_) return wanted.tell(UpgradeOutcome::kClosed, "the planner was closed");
  if (outcome.end == SearchEnd::kDeadline) {
    return wanted.tell(UpgradeOutcome::kDeadline,
                       "the deadline passed; reached " + std::string(to_string(reached)));
  }
  wanted.tell(UpgradeOutcome::kFailed, outcome.message);
}

PlannerStatistics Planner::Impl::statistics() const {
  PlannerStatistics statistics;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    statistics = counts_;
  }
  statistics.wisdom = cache_.statistics();
  statistics.lock_held = lock_histogram();
  return statistics;
}

}  // namespace dase
