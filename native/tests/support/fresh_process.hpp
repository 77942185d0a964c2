// SPDX-License-Identifier: MIT
#pragma once

#include <unistd.h>

#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>

#include "support/child.hpp"

namespace dase::testing {

/// Runs `void body(std::ostream& out)` in a process whose FFTW knows nothing. The caller must not
/// have used FFTW itself: a child inherits its memory.
class FreshProcess {
 public:
  template <typename Body>
  explicit FreshProcess(Body body)
      : child_(
            [&](int output) {
              std::ostringstream out;
              body(out);
              const std::string text = out.str();
              const ssize_t written = ::write(output, text.data(), text.size());
              return written == static_cast<ssize_t>(text.size()) ? 0 : 1;
            },
            kCpuMilliseconds) {}

  /// What the body wrote. Throws if the process crashed. To be called once.
  std::string output() {
    ChildEnd end = child_.wait();
    if (end.signal == 0 && end.exit_code == 0) return std::move(end.output);
    std::ostringstream what;
    what << "the child failed: " << end;
    throw std::runtime_error(what.str());
  }

 private:
  static constexpr int kCpuMilliseconds = 60'000;

  Child child_;
};

template <typename Body>
std::string in_fresh_process(Body body) {
  return FreshProcess(std::move(body)).output();
}

}  // namespace dase::testing
