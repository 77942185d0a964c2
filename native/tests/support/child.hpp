// SPDX-License-Identifier: MIT
#pragma once

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <ostream>
#include <stdexcept>
#include <string>

namespace dase::testing {

/// How a child process ended: the signal that killed it (0: none), else its exit code, and what it
/// wrote to the descriptor that its body got.
struct ChildEnd {
  int signal = 0;
  int exit_code = 0;
  std::string output;

  /// It worked, waited or looped until its time was over.
  bool never_ended() const { return signal == SIGPROF || signal == SIGALRM; }
};

inline std::ostream& operator<<(std::ostream& out, const ChildEnd& end) {
  return out << "signal " << end.signal << ", exit code " << end.exit_code << ", output \""
             << end.output << '"';
}

/// Runs `int body(int output)` in a forked child, whose return value is the exit code. It is killed
/// after `cpu_ms` of processor time (a loop) or 20 times that of real time (a wait). Its messages
/// on stderr are dropped.
template <typename Body>
ChildEnd run_in_child(Body body, int cpu_ms = 500) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no fork");
  if (child == 0) {
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    for (const int sig : {SIGABRT, SIGSEGV, SIGPROF, SIGALRM}) ::signal(sig, SIG_DFL);
    const itimerval cpu{{0, 0}, {cpu_ms / 1000, cpu_ms % 1000 * 1000}};
    ::setitimer(ITIMER_PROF, &cpu, nullptr);
    const itimerval real{{0, 0}, {cpu_ms * 20 / 1000, cpu_ms * 20 % 1000 * 1000}};
    ::setitimer(ITIMER_REAL, &real, nullptr);
    ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
    ::_exit(body(ends[1]));
  }
  ::close(ends[1]);
  ChildEnd end;
  char buffer[4096];
  for (ssize_t got; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;) {
    end.output.append(buffer, static_cast<std::size_t>(got));
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  end.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  return end;
}

}  // namespace dase::testing
