// SPDX-License-Identifier: MIT
#include "dase/planner.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "planner/planner_impl.hpp"
#include "planner/tuning.hpp"

namespace dase {
namespace {

template <typename Enum, std::size_t N>
const char* name_of(Enum value, const std::array<const char*, N>& names) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

const char* to_string(PlanMode value) noexcept {
  return name_of<PlanMode, 3>(value, {"wait", "serve-then-upgrade", "wisdom-only"});
}

const char* to_string(UpgradeOutcome value) noexcept {
  return name_of<UpgradeOutcome, 4>(value, {"upgraded", "deadline", "failed", "closed"});
}

const char* to_string(CoverageState value) noexcept {
  return name_of<CoverageState, 4>(value, {"own", "lower-rigor", "foreign", "missing"});
}

const char* to_string(TuneState value) noexcept {
  return name_of<TuneState, 5>(value, {"planned", "held", "frozen", "deadline", "failed"});
}

Planner::Planner(std::string root, PlannerOptions options)
    : impl_(std::make_unique<Impl>(std::move(root), std::move(options))) {}

Planner::~Planner() { impl_->close(); }

FFTWWisdomCache& Planner::cache() noexcept { return impl_->cache(); }

Result<Plan> Planner::plan(const PlanSpec& spec, const PlanOptions& options) {
  return impl_->plan(spec, options);
}

Result<TuneReport> Planner::tune(const std::vector<PlanSpec>& specs, const TuneOptions& options,
                                 const TuneListener& listener) {
  for (const PlanSpec& spec : specs) {
    if (Status status = spec.validate(); !status.ok()) return status;
  }
  return Tuning(*impl_, specs, options, listener).run();
}

std::vector<Coverage> Planner::coverage(const std::vector<PlanSpec>& specs) {
  std::vector<Coverage> covered;
  for (const PlanSpec& spec : specs) covered.push_back(impl_->coverage(spec));
  return covered;
}

std::vector<PlanMiss> Planner::misses() {
  std::vector<PlanMiss> misses;
  for (const auto& [text, count] : impl_->cache().store().plan_misses()) {
    Result<PlanSpec> spec = PlanSpec::parse(text);
    if (spec.ok()) misses.push_back({std::move(spec).value(), count});
  }
  std::stable_sort(misses.begin(), misses.end(),
                   [](const PlanMiss& a, const PlanMiss& b) { return a.count > b.count; });
  return misses;
}

Result<std::string> Planner::freeze(const PlanSpec& spec) { return impl_->freeze(spec); }

Result<bool> Planner::unfreeze(const PlanSpec& spec) { return impl_->unfreeze(spec); }

std::vector<FrozenProblem> Planner::frozen() { return impl_->frozen(); }

PlannerStatistics Planner::statistics() const { return impl_->statistics(); }

}  // namespace dase
