// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <cstdio>
#include <cstring>

#include "dase/planner_process.hpp"
#include "dase/version.hpp"

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "--version") == 0) {
    std::printf("dase_planner %s\n", dase::version());
    return 0;
  }
  if (argc > 1) {
    std::puts(
        "dase_planner: the process in which dase-cache searches for FFTW plans. It is started by\n"
        "the library and speaks JSON over its standard input and output.\n"
        "Example: dase_planner --version");
    return std::strcmp(argv[1], "--help") == 0 ? 0 : 2;
  }
  return dase::serve_planner_requests(STDIN_FILENO, STDOUT_FILENO);
}
