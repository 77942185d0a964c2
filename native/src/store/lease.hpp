// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "store/lease_file.hpp"

namespace dase {

/// The pace of leases, docs/store-format.md. The same in all processes of a store; tests shorten
/// it.
struct LeaseTimes {
  std::chrono::milliseconds touch{2'000};       ///< how often a holder touches its lease
  std::chrono::milliseconds stale{10'000};      ///< untouched for longer, it may be broken
  std::chrono::milliseconds first_look{1};      ///< how soon a waiter looks again, at first
  std::chrono::milliseconds longest_look{200};  ///< and at most
};

/// How an attempt to get a lease ended.
enum class LeaseOutcome { kHeld, kDone, kTimedOut, kUnavailable };

struct LeaseAttempt;

/// The right to compute what many want, in `.store/leases/`, given back when this goes out of
/// scope. It can delay, never block: whoever does not get it computes without. A child of fork()
/// holds nothing. One thread at a time; different leases are independent.
class Lease {
 public:
  using Deadline = std::chrono::steady_clock::time_point;

  /// Waits until the lease is free or stale, `is_done` answers true, or the deadline has passed.
  /// `is_done` is asked before each wait and once the lease is held; what it throws is passed on.
  /// `name` must be a plain file name. Leases cannot be nested for one name: the inner one waits
  /// for its own deadline.
  static LeaseAttempt acquire(const std::string& store_root, const std::string& name,
                              Deadline deadline, const std::function<bool()>& is_done,
                              const LeaseTimes& times = {});

  /// Holds nothing.
  Lease() = default;
  Lease(Lease&&) noexcept = default;
  Lease& operator=(Lease&& other) noexcept;
  ~Lease() { release(); }

  /// Whether this process holds the lease, as far as was noticed: false once another broke it.
  bool held() const noexcept;
  void release() noexcept;

 private:
  explicit Lease(std::shared_ptr<LeaseFile> file);
  static LeaseAttempt hold(const std::shared_ptr<LeaseFile>& file,
                           const std::function<bool()>& is_done);

  std::shared_ptr<LeaseFile> file_;
  pid_t process_ = 0;
};

struct LeaseAttempt {
  LeaseOutcome outcome = LeaseOutcome::kUnavailable;
  Lease lease;    ///< of kHeld
  int error = 0;  ///< errno of kUnavailable
};

}  // namespace dase
