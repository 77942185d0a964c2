// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dase/status.hpp"

namespace dase {

/// Counts of use, as a file of `stats/` holds them; docs/store-format.md. Plain data.
struct UseTotals {
  struct Entry {
    std::int64_t hits = 0;
    std::int64_t last_ms = 0;
  };

  std::map<std::string, std::map<std::string, Entry>> entries;        ///< by category and key
  std::map<std::string, std::map<std::string, std::int64_t>> misses;  ///< by category and reason
  std::map<std::string, std::int64_t> plan_misses;  ///< by the problem's canonical text
  std::int64_t planning_spent_ns = 0;
  std::int64_t planning_saved_ns = 0;
  bool closed = false;
  std::vector<std::string> folded;

  /// Adds the counts of `other`; the largest `last_ms` stays. Sums stop at 2^63-1.
  void add(const UseTotals& other);
  bool empty() const;
  Result<std::string> print() const;
  /// kCorrupt if it is no such file.
  static Result<UseTotals> parse(std::string_view text);
};

}  // namespace dase
