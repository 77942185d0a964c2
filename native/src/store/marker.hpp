// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <string>

#include "dase/status.hpp"
#include "dase/store.hpp"
#include "store/layout.hpp"

namespace dase {

/// The file `.store/STORE`: says whether this version may touch the store. Thread-safe.
class Marker {
 public:
  Marker(const StoreLayout& layout, Durability durability)
      : layout_(layout), durability_(durability) {}

  /// ok, also where there is no store yet; kIncompatible for another format or a higher major;
  /// kUnavailable if the file cannot be read.
  Status readable();

  /// As `readable`, and publishes the file where it is missing. `*error` is the errno of a failed
  /// write, else 0.
  Status prepare(int* error);

 private:
  enum class State { kUnknown, kOurs, kForeign };
  Status foreign() const;

  const StoreLayout& layout_;
  const Durability durability_;
  std::atomic<State> state_{State::kUnknown};
};

}  // namespace dase
