// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "dase/store.hpp"
#include "store/layout.hpp"
#include "store/lease.hpp"
#include "store/marker.hpp"
#include "store/warnings.hpp"

namespace dase {

/// One computation at a time for each chain of a store, over all processes. Thread-safe.
class SingleFlight {
 public:
  SingleFlight(const StoreLayout& layout, Marker& marker, Warnings& warnings, LeaseTimes times = {})
      : layout_(layout), marker_(marker), warnings_(warnings), times_(times) {}

  /// `Store::single_flight`.
  Result<Flight> run(const EntryKey& entry, const Variant& variant,
                     std::chrono::milliseconds patience, const std::function<bool()>& is_done,
                     const std::function<void()>& compute);

 private:
  LeaseAttempt acquire(const std::string& name, std::chrono::milliseconds patience,
                       const std::function<bool()>& is_done);

  const StoreLayout& layout_;
  Marker& marker_;
  Warnings& warnings_;
  const LeaseTimes times_;
};

}  // namespace dase
