// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>

namespace dase {

/// Now by the wall clock, nanoseconds since 1970.
std::int64_t wall_clock_ns() noexcept;

/// The file system's clock, which alone decides about ages: the local clock plus the difference
/// seen at the file written last. Until a file was written the difference is taken as none.
/// Thread-safe.
class FsClock {
 public:
  /// Tells the mtime of a file that was written just now.
  void learn(std::int64_t mtime_ns) noexcept { ahead_ns_ = mtime_ns - wall_clock_ns(); }
  std::int64_t now_ns() const noexcept { return wall_clock_ns() + ahead_ns_; }
  /// Whether a file with this mtime was written more than an hour ago.
  bool older_than_hour(std::int64_t mtime_ns) const noexcept;

 private:
  std::atomic<std::int64_t> ahead_ns_{0};
};

}  // namespace dase
