// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "dase/planner.hpp"

namespace dase {

class Planner::Impl {
 public:
  Impl(std::string root, PlannerOptions options);

  FFTWWisdomCache& cache() noexcept { return cache_; }
  Result<Plan> plan(const PlanSpec& spec, const PlanOptions& options);

 private:
  const PlannerOptions options_;
  FFTWWisdomCache cache_;
};

}  // namespace dase
