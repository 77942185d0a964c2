// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <string>
#include <utility>

#include "base/file.hpp"
#include "dase/status.hpp"

namespace dase {

/// A child process that one talks to by lines over its standard input and output. Started without
/// fork() by this process's own code (a JVM does not survive that), in a process group of its own,
/// with the environment and no other open file of this process. Killed and waited for when this
/// goes out of scope; a host that ignores SIGCHLD, or waits for all its children itself, does not
/// disturb. One thread at a time, the one that started it.
class HelperProcess {
 public:
  using Deadline = std::chrono::steady_clock::time_point;

  /// kUnavailable if there is no such program.
  static Result<HelperProcess> start(const std::string& path);

  HelperProcess(HelperProcess&& other) noexcept;
  HelperProcess& operator=(HelperProcess&&) = delete;
  ~HelperProcess() { end(); }

  enum class Outcome { kOk, kEnded, kDeadline, kCancelled };

  /// Never raises SIGPIPE. `cancelled` is asked some 20 times a second.
  Outcome send(const std::string& line, Deadline deadline, const std::function<bool()>& cancelled);
  /// One line without its line feed. kEnded: the process closed its output, or sent a line of more
  /// than 64 MiB.
  Outcome receive(std::string* line, Deadline deadline, const std::function<bool()>& cancelled);

  /// Kills and waits. Says how the process had ended before, if it had: `exit code 127`,
  /// `signal 11`; empty for a SIGKILL, of this or of anybody else.
  std::string end();

 private:
  HelperProcess(pid_t pid, UniqueFd handle, UniqueFd socket)
      : pid_(pid), handle_(std::move(handle)), socket_(std::move(socket)) {}
  Outcome wait_for(short events, Deadline deadline, const std::function<bool()>& cancelled) const;

  pid_t pid_;
  UniqueFd handle_;  ///< names the process whatever becomes of its number, where there is such
  UniqueFd socket_;
  std::string received_;
};

}  // namespace dase
