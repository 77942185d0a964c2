// SPDX-License-Identifier: MIT
#include "planner/helper/helper_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

extern char** environ;  // NOLINT: POSIX declares it in no header

namespace dase {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kLongestLine = std::size_t{64} << 20;
constexpr milliseconds kLongestWait{50};

#ifdef MSG_NOSIGNAL
constexpr int kSendFlags = MSG_NOSIGNAL;
#else
constexpr int kSendFlags = 0;  // SO_NOSIGPIPE is set instead
#endif

/// Two ends that no other child inherits; the first one does not block. False: no descriptors left.
bool make_pair(std::array<int, 2>& ends) {
#ifdef SOCK_CLOEXEC
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
#else
  if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0) return false;
  for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
#endif
#ifdef SO_NOSIGPIPE
  const int on = 1;
  ::setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return true;
}

/// What the child starts with: default signals, none blocked, a group of its own, the socket as
/// input and output.
class SpawnSettings {
 public:
  explicit SpawnSettings(int socket) {
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
#endif
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~SpawnSettings() {
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
};

UniqueFd process_handle(pid_t pid) {
#ifdef SYS_pidfd_open
  return UniqueFd(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
#else
  static_cast<void>(pid);
  return {};
#endif
}

void kill_process(pid_t pid, const UniqueFd& handle) {
#ifdef SYS_pidfd_send_signal
  if (handle.valid()) {
    ::syscall(SYS_pidfd_send_signal, handle.get(), SIGKILL, nullptr, 0);
    return;
  }
#else
  static_cast<void>(handle);
#endif
  ::kill(pid, SIGKILL);
}

}  // namespace

Result<HelperProcess> HelperProcess::start(const std::string& path) {
  std::array<int, 2> ends{-1, -1};
  if (!make_pair(ends)) return Status(StatusCode::kUnavailable, path + ": " + errno_text(errno));
  UniqueFd mine(ends[0]);
  const UniqueFd theirs(ends[1]);
  const SpawnSettings settings(theirs.get());
  std::string name = path;
  std::array<char*, 2> arguments = {name.data(), nullptr};
  pid_t pid = -1;
  const int error = ::posix_spawn(&pid, path.c_str(), &settings.actions, &settings.attributes,
                                  arguments.data(), environ);
  if (error != 0) return Status(StatusCode::kUnavailable, path + ": " + errno_text(error));
  return HelperProcess(pid, process_handle(pid), std::move(mine));
}

HelperProcess::HelperProcess(HelperProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      handle_(std::move(other.handle_)),
      socket_(std::move(other.socket_)),
      received_(std::move(other.received_)) {}

HelperProcess::Outcome HelperProcess::wait_for(short events, Deadline deadline,
                                               const std::function<bool()>& cancelled) const {
  for (;;) {
    if (cancelled()) return Outcome::kCancelled;
    const auto now = std::chrono::steady_clock::now();
    if (now >= deadline) return Outcome::kDeadline;
    const auto left = std::min(deadline - now, Deadline::duration(kLongestWait));
    pollfd socket{socket_.get(), events, 0};
    const int ready =
        ::poll(&socket, 1, static_cast<int>(std::chrono::ceil<milliseconds>(left).count()));
    if (ready > 0) return Outcome::kOk;
    if (ready < 0 && errno != EINTR) return Outcome::kEnded;
  }
}

HelperProcess::Outcome HelperProcess::send(const std::string& line, Deadline deadline,
                                           const std::function<bool()>& cancelled) {
  for (std::size_t sent = 0; sent < line.size();) {
    const ssize_t wrote = ::send(socket_.get(), line.data() + sent, line.size() - sent, kSendFlags);
    if (wrote > 0) {
      sent += static_cast<std::size_t>(wrote);
      continue;
    }
    if (errno == EINTR) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK) return Outcome::kEnded;
    const Outcome outcome = wait_for(POLLOUT, deadline, cancelled);
    if (outcome != Outcome::kOk) return outcome;
  }
  return Outcome::kOk;
}

HelperProcess::Outcome HelperProcess::receive(std::string* line, Deadline deadline,
                                              const std::function<bool()>& cancelled) {
  std::size_t searched = 0;
  for (;;) {
    const std::size_t end = received_.find('\n', searched);
    if (end != std::string::npos) {
      line->assign(received_, 0, end);
      received_.erase(0, end + 1);
      return Outcome::kOk;
    }
    searched = received_.size();
    if (searched > kLongestLine) return Outcome::kEnded;
    const Outcome outcome = wait_for(POLLIN, deadline, cancelled);
    if (outcome != Outcome::kOk) return outcome;
    std::array<char, 65536> buffer;
    const ssize_t got = ::recv(socket_.get(), buffer.data(), buffer.size(), 0);
    if (got > 0) {
      received_.append(buffer.data(), static_cast<std::size_t>(got));
    } else if (got == 0 || (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)) {
      return Outcome::kEnded;
    }
  }
}

std::string HelperProcess::end() {
  if (pid_ < 0) return {};
  kill_process(pid_, handle_);
  int status = 0;
  pid_t waited = 0;
  do {
    waited = ::waitpid(pid_, &status, 0);
  } while (waited < 0 && errno == EINTR);
  pid_ = -1;
  if (waited < 0) return {};
  if (WIFEXITED(status)) return "exit code " + std::to_string(WEXITSTATUS(status));
  return WTERMSIG(status) == SIGKILL ? std::string() : "signal " + std::to_string(WTERMSIG(status));
}

}  // namespace dase
