// SPDX-License-Identifier: MIT
#include "store/lease.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <utility>

#include "store/backoff.hpp"
#include "store/layout.hpp"
#include "store/lease_toucher.hpp"

namespace dase {
namespace {

/// Breaks what stands under the name if its time is that far from the file system's now: it was not
/// touched, or the clock was set. 0 or errno.
int break_if_stale(const LeaseFile& mine, std::chrono::nanoseconds stale) {
  LeaseSight seen;
  std::int64_t now_ns = 0;
  int error = look_at_lease(mine.path(), &seen);
  if (error == ENOENT) return 0;
  if (error == 0) error = mine.touch(&now_ns);
  if (error != 0 || std::abs(now_ns - seen.mtime_ns) <= stale.count()) return error;
  return break_lease(mine.path(), seen);
}

LeaseAttempt failed(int error) { return {LeaseOutcome::kUnavailable, Lease(), error}; }

}  // namespace

LeaseAttempt Lease::acquire(const std::string& store_root, const std::string& name,
                            Deadline deadline, const std::function<bool()>& is_done,
                            const LeaseTimes& times) {
  const auto file =
      std::make_shared<LeaseFile>(StoreLayout(store_root).leases(), name, times.touch);
  int error = file->create();
  if (error != 0) return failed(error);
  Backoff backoff(deadline, times.first_look, times.longest_look);
  for (;;) {
    switch (file->claim(&error)) {
      case LinkOutcome::kFailed:
        return failed(error);
      case LinkOutcome::kLinked:
        return hold(file, is_done);
      case LinkOutcome::kExists:
        break;
    }
    if (is_done()) return {LeaseOutcome::kDone, Lease(), 0};
    if (backoff.expired()) return {LeaseOutcome::kTimedOut, Lease(), 0};
    error = break_if_stale(*file, times.stale);
    if (error != 0) return failed(error);
    if (name_exists(file->path())) backoff.wait();
  }
}

LeaseAttempt Lease::hold(const std::shared_ptr<LeaseFile>& file,
                         const std::function<bool()>& is_done) {
  Lease lease;
  try {
    lease = Lease(file);
  } catch (const std::exception&) {
    // No thread or no memory to touch it with.
    file->release();
    return failed(EAGAIN);
  }
  if (is_done()) return {LeaseOutcome::kDone, Lease(), 0};
  return {LeaseOutcome::kHeld, std::move(lease), 0};
}

Lease::Lease(std::shared_ptr<LeaseFile> file) : file_(std::move(file)), process_(::getpid()) {
  LeaseToucher::of_this_process().add(file_);
}

Lease& Lease::operator=(Lease&& other) noexcept {
  if (this != &other) {
    release();
    file_ = std::move(other.file_);
    process_ = other.process_;
  }
  return *this;
}

bool Lease::held() const noexcept {
  return file_ != nullptr && process_ == ::getpid() && !file_->lost();
}

void Lease::release() noexcept {
  const std::shared_ptr<LeaseFile> mine = std::move(file_);
  if (mine == nullptr || process_ != ::getpid()) return;
  try {
    LeaseToucher::of_this_process().remove(mine);
    mine->release();
  } catch (const std::exception&) {
    // No memory: the file stays behind, untouched, and is broken as stale.
  }
}

}  // namespace dase
