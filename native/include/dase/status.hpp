// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace dase {

/// What went wrong. The Java exception that each code becomes stands in docs/architecture.md.
enum class StatusCode {
  kOk,
  kInvalidArgument,  ///< the caller's mistake: a bad key, a size that overflows, a null pointer
  kNotFound,         ///< there is no such entry
  kCorrupt,          ///< bytes that fail their digest, grammar or range
  kIncompatible,     ///< wisdom of another FFTW build, or a store of a higher major version
  kUnavailable,      ///< the folder is read-only, full or cannot be created
  kIo,               ///< any other error of the file system
  kPlanning,         ///< FFTW made no plan
};

/// The outcome of a call that can fail: a code, and a sentence that says what was found, what was
/// expected and what to do. Immutable; safe from any thread.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(StatusCode code, std::string message) : code_(code), message_(std::move(message)) {}

  bool ok() const noexcept { return code_ == StatusCode::kOk; }
  StatusCode code() const noexcept { return code_; }
  const std::string& message() const noexcept { return message_; }

 private:
  StatusCode code_ = StatusCode::kOk;
  std::string message_;
};

/// A value, or the Status that says why there is none. `value()` on an error is undefined; ask
/// `ok()` first.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}          // NOLINT(runtime/explicit)
  Result(Status status) : status_(std::move(status)) {}  // NOLINT(runtime/explicit)

  bool ok() const noexcept { return value_.has_value(); }
  const Status& status() const noexcept { return status_; }
  T& value() & { return *value_; }
  const T& value() const& { return *value_; }
  T&& value() && { return std::move(*value_); }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }

 private:
  std::optional<T> value_;
  Status status_;
};

}  // namespace dase
