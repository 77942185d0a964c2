// SPDX-License-Identifier: MIT
#include "planner/planner_impl.hpp"

namespace dase {

Coverage Planner::Impl::coverage(const PlanSpec& spec) {
  Coverage covered;
  covered.spec = spec;
  if (!spec.validate().ok()) return covered;
  if (const std::optional<StoredWisdom> entry = own(spec)) {
    if (const auto ns = time_of(entry->problems, spec)) {
      covered.state = CoverageState::kOwn;
      covered.measured_ns = *ns;
      return covered;
    }
    for (const Rigor rigor : {Rigor::kPatient, Rigor::kMeasure, Rigor::kEstimate}) {
      const auto ns = time_of(entry->problems, spec.rigor(rigor));
      if (!ns) continue;
      covered.state = CoverageState::kLowerRigor;
      covered.measured_ns = *ns;
      return covered;
    }
  }
  const Fingerprint& mine = FFTWWisdomCache::fingerprint(spec.precision());
  for (const StoredWisdom& stored : foreign_wisdom(cache_.store(), spec.key().text(), mine)) {
    const auto ns = time_of(stored.problems, spec);
    if (!ns) continue;
    covered.state = CoverageState::kForeign;
    covered.measured_ns = *ns;
    break;
  }
  return covered;
}

}  // namespace dase
