// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "store/lease.hpp"
#include "support/temp_dir.hpp"

namespace dase::testing {

inline const std::string kLeaseName = "0123456789abcdef0123456789abcdef.0000000000000000.lease";

/// Longer than any test should last.
inline constexpr std::chrono::seconds kLongPatience{60};

inline Lease::Deadline after(std::chrono::milliseconds patience) {
  return std::chrono::steady_clock::now() + patience;
}

inline bool never() { return false; }

/// A pace at which a lease is stale within the time of a test, and a live one is not even where
/// the machine is slow.
inline LeaseTimes brisk() {
  LeaseTimes times;
  times.touch = std::chrono::milliseconds(20);
  times.stale = std::chrono::milliseconds(600);
  times.longest_look = std::chrono::milliseconds(20);
  return times;
}

inline std::filesystem::path leases_of(const TempDir& root) { return root / ".store/leases"; }
inline std::filesystem::path lease_of(const TempDir& root) { return leases_of(root) / kLeaseName; }

/// As a holder that does not touch its lease any more leaves it.
inline void make_old(const std::filesystem::path& file) {
  std::filesystem::last_write_time(
      file, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
}

}  // namespace dase::testing
