// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "dase/status.hpp"

namespace dase {

/// What `cache.json` says of one category. Plain data.
struct CategoryRule {
  std::optional<std::uint64_t> max_size_bytes;
  std::optional<std::uint64_t> max_entries;
  std::int64_t ttl_ms = 0;  ///< 0: none
  bool evict = true;
  std::optional<std::size_t> keep_versions;
};

/// The limits of a store, docs/operations.md. Plain data.
struct CachePolicy {
  std::optional<std::uint64_t> max_size_bytes;
  std::optional<double> min_free_percent;
  bool cost_aware = true;  ///< false: plain LRU
  std::optional<std::size_t> keep_versions;
  std::map<std::string, CategoryRule> categories;

  /// The rule of a category, also of one that has none of its own.
  const CategoryRule& rule(const std::string& category) const;
  /// How many of the newest records of a key are kept.
  std::size_t versions_kept(const std::string& category) const;
  bool has_ttl() const;
};

/// The text of `cache.json`. kInvalidArgument names the path of what is wrong in it.
Result<CachePolicy> parse_policy(std::string_view text);

/// What the environment sets (`DASE_CACHE_MAX_SIZE_MB` and so on) replaces what the file says. A
/// variable that cannot be read is left out; `*problem` tells of it.
CachePolicy with_environment(CachePolicy policy, std::string* problem);

/// Mebibytes as bytes; nullopt unless above 0 and at most 8e12.
std::optional<std::uint64_t> bytes_of_mb(double mb);

}  // namespace dase
