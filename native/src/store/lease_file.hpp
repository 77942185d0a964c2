// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "base/file.hpp"
#include "base/temp_file.hpp"

namespace dase {

/// What stands under a lease's name.
struct LeaseSight {
  std::string nonce;          ///< empty for anything that is not a lease which can be read
  std::int64_t mtime_ns = 0;  ///< by the file system's clock

  bool operator==(const LeaseSight& other) const noexcept {
    return nonce == other.nonce && mtime_ns == other.mtime_ns;
  }
};

/// Never waits, whatever stands there. 0 or errno.
int look_at_lease(const std::string& path, LeaseSight* sight);

/// Removes what `look_at_lease` saw: renames it, so that one of many wins, and looks again. Another
/// one gets its name back. 0, also if it was another; or errno.
int break_lease(const std::string& path, const LeaseSight& seen);

/// One claim to a lease: a file of this process, named when nobody else's stands there. `touch`,
/// `lost` and `is_mine` are safe from any thread, the rest is for one at a time.
class LeaseFile {
 public:
  /// `touch_every`: how often whoever holds it must call `touch`.
  LeaseFile(std::string folder, const std::string& name, std::chrono::milliseconds touch_every);

  /// Writes the file, under a temporary name, and makes the folder if it is missing. 0 or errno.
  int create();

  /// kLinked: this process holds the lease.
  LinkOutcome claim(int* error);

  /// Sets the file's time to the file system's now, and tells it. 0 or errno.
  int touch(std::int64_t* now_ns) const;

  /// Touches the lease that is held, and notices if it was broken.
  void touch_held();

  /// Whether it was noticed that another process took the lease.
  bool lost() const noexcept { return lost_; }

  /// Whether the name is that of this file now.
  bool is_mine() const;

  /// Removes the lease unless it is another's by now.
  void release();

  const std::string& path() const noexcept { return path_; }
  std::chrono::milliseconds touch_every() const noexcept { return touch_every_; }

 private:
  const std::string folder_;
  const std::string path_;
  const std::string nonce_;
  const std::chrono::milliseconds touch_every_;
  std::optional<TempFile> temporary_;
  UniqueFd fd_;
  std::atomic<bool> lost_{false};
};

}  // namespace dase
