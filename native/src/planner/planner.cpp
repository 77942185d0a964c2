// SPDX-License-Identifier: MIT
#include "dase/planner.hpp"

#include <array>
#include <utility>

#include "planner/planner_impl.hpp"
#include "planner/planner_lock.hpp"
#include "planner/wisdom_cache_impl.hpp"

namespace dase {
namespace {

template <typename Enum, std::size_t N>
const char* name_of(Enum value, const std::array<const char*, N>& names) {
  return names[static_cast<std::size_t>(value)];
}

Status not_found(const PlanSpec& spec, const std::string& root) {
  return {StatusCode::kNotFound,
          "neither FFTW's memory nor the store " + root + " holds a plan for " + spec.text() +
              "; make it with: dase-cache --root " + root + " wisdom generate " + spec.text()};
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

Planner::Impl::Impl(std::string root, PlannerOptions options)
    : options_(std::move(options)), cache_(std::move(root), options_.store) {}

Result<Plan> Planner::Impl::plan(const PlanSpec& spec, const PlanOptions& options) {
  if (Status status = spec.validate(); !status.ok()) return status;
  const TransformArrays arrays = addresses(spec, best_placement(spec));
  if (options.mode != PlanMode::kWisdomOnly) return cache_.impl_->plan(spec, arrays);
  if (std::optional<Plan> held = cache_.impl_->served(spec, arrays)) {
    return std::move(*held);
  }
  return not_found(spec, cache_.store().root());
}

Planner::Planner(std::string root, PlannerOptions options)
    : impl_(std::make_unique<Impl>(std::move(root), std::move(options))) {}

Planner::~Planner() = default;

FFTWWisdomCache& Planner::cache() noexcept { return impl_->cache(); }

Result<Plan> Planner::plan(const PlanSpec& spec, const PlanOptions& options) {
  return impl_->plan(spec, options);
}

PlannerStatistics Planner::statistics() const {
  PlannerStatistics statistics;
  statistics.wisdom = impl_->cache().statistics();
  statistics.lock_held = lock_histogram();
  return statistics;
}

}  // namespace dase
