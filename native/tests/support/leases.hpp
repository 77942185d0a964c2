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

/// Leases are touched and looked at often.
inline LeaseTimes brisk() {
  LeaseTimes times;
  times.touch = std::chrono::milliseconds(20);
  times.longest_look = std::chrono::milliseconds(20);
  return times;
}

/// And are stale soon: for holders that are stopped, since a slow machine may stop any.
inline LeaseTimes hasty() {
  LeaseTimes times = brisk();
  times.stale = std::chrono::milliseconds(300);
  return times;
}

/// And are touched by nobody while a test looks.
inline LeaseTimes untouched() {
  LeaseTimes times = brisk();
  times.touch = std::chrono::hours(1);
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
