// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "planner/helper/helper_process.hpp"
#include "planner/helper/messages.hpp"

namespace dase {

/// How a search ended.
enum class SearchEnd {
  kDone,
  kDeadline,
  kCancelled,
  kFailed,   ///< what was reached till then stands
  kUnusable  ///< the helper cannot be used by this process: nothing was reached
};

struct SearchOutcome {
  SearchEnd end = SearchEnd::kDone;
  std::string message;  ///< of kFailed and kUnusable
};

struct HelperSearch {
  std::string program;
  std::uint64_t bytes = 0;  ///< bound of its address space; 0: none
  std::string hard;         ///< the preamble of this process's FFTW, which must be the helper's too
  SearchRequest request;    ///< transforms of one precision
  HelperProcess::Deadline deadline;
  std::function<bool()> cancelled;
  /// Called for each problem reached, in turn, with what passed every check but FFTW's own. False:
  /// it did not pass that either.
  std::function<bool(Rung)> reached;
};

/// Searches in a process of its own, which is gone when this returns. Safe from any thread.
SearchOutcome search_in_helper(const HelperSearch& search);

}  // namespace dase
