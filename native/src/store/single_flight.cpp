// SPDX-License-Identifier: MIT
#include "store/single_flight.hpp"

#include <algorithm>
#include <utility>

namespace dase {
namespace {

using std::chrono::milliseconds;

/// Well below what fits a clock.
constexpr milliseconds kLongestPatience = std::chrono::hours(24 * 365);

}  // namespace

Result<Flight> SingleFlight::run(const EntryKey& entry, const Variant& variant,
                                 milliseconds patience, const std::function<bool()>& is_done,
                                 const std::function<void()>& compute) {
  const Status valid = validate(entry);
  if (!valid.ok()) return valid;
  if (!is_lower_hex(variant.id, kVariantDigits)) {
    return Status(StatusCode::kInvalidArgument, "variant id \"" + variant.id.substr(0, 40) +
                                                    "\" is not 16 lower-case hex digits");
  }
  const LeaseAttempt attempt =
      acquire(key32(entry) + "." + variant.id + ".lease", patience, is_done);
  if (attempt.outcome == LeaseOutcome::kDone) return Flight::kFollowed;
  compute();
  switch (attempt.outcome) {
    case LeaseOutcome::kHeld:
      return Flight::kLed;
    case LeaseOutcome::kTimedOut:
      return Flight::kTimedOut;
    default:
      return Flight::kAlone;
  }
}

LeaseAttempt SingleFlight::acquire(const std::string& name, milliseconds patience,
                                   const std::function<bool()>& is_done) {
  int error = 0;
  const Status usable = marker_.prepare(&error);
  if (usable.ok()) {
    const auto deadline = std::chrono::steady_clock::now() +
                          std::clamp(patience, milliseconds::zero(), kLongestPatience);
    LeaseAttempt attempt = Lease::acquire(layout_.root(), name, deadline, is_done, times_);
    if (attempt.outcome != LeaseOutcome::kUnavailable) return attempt;
    error = attempt.error;
  }
  if (error != 0) {
    static_cast<void>(warnings_.write_failed(layout_.leases(), error));
  } else {
    warnings_.once("marker", usable.message());
  }
  return {LeaseOutcome::kUnavailable, Lease(), error};
}

}  // namespace dase
