// SPDX-License-Identifier: MIT
#pragma once

#include <unistd.h>

#include <sstream>
#include <stdexcept>
#include <string>

#include "support/child.hpp"

namespace dase::testing {

/// What `void body(std::ostream& out)` writes, run in a process whose FFTW knows nothing. The
/// caller must not have used FFTW itself: a child inherits its memory. Throws if the child crashed.
template <typename Body>
std::string in_fresh_process(Body body) {
  constexpr int kCpuMilliseconds = 60'000;
  const ChildEnd end = run_in_child(
      [&](int output) {
        std::ostringstream out;
        body(out);
        const std::string text = out.str();
        return ::write(output, text.data(), text.size()) == static_cast<ssize_t>(text.size()) ? 0
                                                                                              : 1;
      },
      kCpuMilliseconds);
  if (end.signal != 0 || end.exit_code != 0) {
    std::ostringstream what;
    what << "the child failed: " << end;
    throw std::runtime_error(what.str());
  }
  return end.output;
}

}  // namespace dase::testing
