// SPDX-License-Identifier: MIT
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <ostream>
#include <stdexcept>
#include <string>
#include <utility>

namespace dase::testing {

/// How a child process ended: the signal that killed it (0: none), else its exit code, what it
/// wrote to the descriptor that its body got, and what it wrote to stderr.
struct ChildEnd {
  int signal = 0;
  int exit_code = 0;
  std::string output;
  std::string errors;

  /// It worked, waited or looped until its time was over.
  bool never_ended() const { return signal == SIGPROF || signal == SIGALRM; }
};

inline std::ostream& operator<<(std::ostream& out, const ChildEnd& end) {
  return out << "signal " << end.signal << ", exit code " << end.exit_code << ", output \""
             << end.output << "\", errors \"" << end.errors << '"';
}

/// A forked child that runs `int body(int output)`, whose return value is the exit code. It is
/// killed after `cpu_ms` of processor time (a loop) or 20 times that of real time (a wait). To be
/// forked while the process has one thread: a child inherits the locks that other threads hold.
class Child {
 public:
  template <typename Body>
  explicit Child(Body body, int cpu_ms = 500) : errors_(::memfd_create("stderr", MFD_CLOEXEC)) {
    int ends[2];
    if (errors_ < 0 || ::pipe(ends) != 0) throw std::runtime_error("no pipe");
    id_ = ::fork();
    if (id_ < 0) throw std::runtime_error("no fork");
    if (id_ == 0) {
      prepare(cpu_ms);
      ::_exit(body(ends[1]));
    }
    ::close(ends[1]);
    output_ = ends[0];
  }
  Child(Child&& other) noexcept
      : id_(std::exchange(other.id_, -1)), output_(other.output_), errors_(other.errors_) {}
  Child& operator=(Child&&) = delete;
  ~Child() {
    if (id_ > 0) wait();
  }

  /// To be called once.
  ChildEnd wait() {
    ChildEnd end;
    end.output = read_all(output_);
    int status = 0;
    ::waitpid(std::exchange(id_, -1), &status, 0);
    end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    end.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    ::lseek(errors_, 0, SEEK_SET);
    end.errors = read_all(errors_);
    return end;
  }

 private:
  void prepare(int cpu_ms) const {
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    for (const int sig : {SIGABRT, SIGSEGV, SIGPROF, SIGALRM}) ::signal(sig, SIG_DFL);
    const itimerval cpu{{0, 0}, {cpu_ms / 1000, cpu_ms % 1000 * 1000}};
    ::setitimer(ITIMER_PROF, &cpu, nullptr);
    const itimerval real{{0, 0}, {cpu_ms * 20 / 1000, cpu_ms * 20 % 1000 * 1000}};
    ::setitimer(ITIMER_REAL, &real, nullptr);
    ::dup2(errors_, STDERR_FILENO);
  }

  static std::string read_all(int file) {
    std::string text;
    char buffer[4096];
    for (ssize_t got; (got = ::read(file, buffer, sizeof buffer)) > 0;) {
      text.append(buffer, static_cast<std::size_t>(got));
    }
    ::close(file);
    return text;
  }

  pid_t id_ = -1;
  int output_ = -1;
  int errors_;
};

template <typename Body>
ChildEnd run_in_child(Body body, int cpu_ms = 500) {
  return Child(std::move(body), cpu_ms).wait();
}

}  // namespace dase::testing
