// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

#include "dase/status.hpp"

namespace dase {

/// Tells people why the store does less than asked: once per process, root and cause. Thread-safe.
class Warnings {
 public:
  /// `sink` may be empty: then stderr.
  Warnings(std::string root, std::function<void(const std::string&)> sink);

  void once(const std::string& cause, const std::string& message);

  /// Warns, and makes the Status of a write that failed with an errno: kUnavailable for a place
  /// that cannot be written to, else kIo.
  Status write_failed(const std::string& what, int error);

 private:
  std::string root_;
  std::function<void(const std::string&)> sink_;
};

}  // namespace dase
