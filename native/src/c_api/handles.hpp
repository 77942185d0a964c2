// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "dase/c_api.h"
#include "dase/planner.hpp"

// What the handles of c_api.h stand for.

struct dase_cache {
  dase::Planner planner;

  dase::FFTWWisdomCache& wisdom() noexcept { return planner.cache(); }
  dase::Store& store() noexcept { return planner.cache().store(); }
};

struct dase_plan {
  dase::Plan plan;
};

struct dase_buffer {
  void* data;
  std::size_t bytes;
};
