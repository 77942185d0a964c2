// SPDX-License-Identifier: MIT
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <string>

#include "base/file.hpp"
#include "dase/planner_process.hpp"
#include "dase/version.hpp"
#include "planner/fftw_api.hpp"
#include "planner/helper/messages.hpp"
#include "planner/planner_table.hpp"

#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace dase {
namespace {

/// One request after the other from a descriptor.
class Lines {
 public:
  explicit Lines(int input) : input_(input) {}

  /// False at the end of the input.
  bool next(std::string* line) {
    for (;;) {
      const std::size_t end = received_.find('\n');
      if (end != std::string::npos) {
        line->assign(received_, 0, end);
        received_.erase(0, end + 1);
        return true;
      }
      std::array<char, 65536> buffer;
      const ssize_t got = ::read(input_, buffer.data(), buffer.size());
      if (got > 0) received_.append(buffer.data(), static_cast<std::size_t>(got));
      if (got == 0 || (got < 0 && errno != EINTR)) return false;
    }
  }

 private:
  int input_;
  std::string received_;
};

void die_with(pid_t parent) {
#ifdef __linux__
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  if (parent > 0 && ::getppid() != parent) ::_exit(1);
}

void bound_memory(std::uint64_t bytes) {
  if (bytes == 0) return;
  const rlimit limit{static_cast<rlim_t>(bytes), static_cast<rlim_t>(bytes)};
  ::setrlimit(RLIMIT_AS, &limit);
}

Answer failed(std::string message) {
  Answer answer;
  answer.message = std::move(message);
  return answer;
}

/// One helper with its parent.
class Service {
 public:
  explicit Service(int output) : output_(output) {}

  /// False: the parent is gone.
  bool answer(const std::string& line) {
    const Result<Request> request = parse_request(line);
    if (!request.ok()) return send(failed(request.status().message()));
    try {
      return request->kind == Request::Kind::kHello ? hello(request->hello)
                                                    : search(request->search);
    } catch (const std::exception& error) {
      return send(failed(error.what()));
    }
  }

 private:
  bool hello(const HelloRequest& request) {
    die_with(static_cast<pid_t>(request.parent));
    bound_memory(request.bytes);
    if (Status status = load_fftw(request.precision); !status.ok()) {
      return send(failed(status.message()));
    }
    const PlannerLock lock(request.precision);
    const Result<WisdomText> table = parse_wisdom(export_table(lock));
    Answer answer;
    answer.kind = Answer::Kind::kHello;
    answer.hard = table.ok() ? table->preamble : std::string();
    answer.version = version();
    return send(answer);
  }

  bool search(const SearchRequest& request) {
    if (request.specs.empty()) return send(failed("no transform is given to plan"));
    const Precision precision = request.specs.front().precision();
    if (Status status = load_fftw(precision); !status.ok()) return send(failed(status.message()));
    WisdomText base;
    if (!request.base.empty()) {
      Result<WisdomText> parsed = parse_wisdom(request.base);
      if (!parsed.ok()) return send(failed(parsed.status().message()));
      base = std::move(parsed).value();
    }
    const PlannerLock lock(precision);
    Ladder ladder(lock, std::move(base));
    for (const PlanSpec& spec : request.specs) {
      Status status = spec.validate();
      if (status.ok()) status = ladder.climb(spec, [this](Rung rung) { return send(rung); });
      if (!status.ok()) return send(failed(status.message()));
    }
    Answer done;
    done.kind = Answer::Kind::kDone;
    return send(done);
  }

  bool send(Rung& rung) {
    Answer answer;
    answer.kind = Answer::Kind::kRung;
    answer.rung = std::move(rung);
    return send(answer);
  }
  bool send(const Answer& answer) { return write_fully(output_, print(answer)) == 0; }

  int output_;
};

}  // namespace

int serve_planner_requests(int input, int output) {
  std::signal(SIGPIPE, SIG_IGN);
  Lines lines(input);
  Service service(output);
  std::string line;
  while (lines.next(&line)) {
    if (!service.answer(line)) return 1;
  }
  return 0;
}

}  // namespace dase
