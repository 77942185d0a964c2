// SPDX-License-Identifier: MIT
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "support/files.hpp"
#include "support/temp_dir.hpp"

namespace dase::testing {

struct Finished {
  int exit_code = -1;
  std::string out;
  std::string err;
};

inline std::string shell_quoted(const std::string& word) {
  std::string quoted = "'";
  for (const char c : word) {
    quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return quoted + "'";
}

/// Runs the engine in a process of its own and waits for it. `input` is its standard input;
/// `environment` holds variables that are set beside the inherited ones.
inline Finished run_engine(const std::vector<std::string>& arguments, const std::string& input = {},
                           const std::map<std::string, std::string>& environment = {}) {
  const TempDir folder;
  write_file(folder / "in", input);
  std::string command;
  for (const auto& [name, value] : environment) {
    command += name + "=" + shell_quoted(value) + " ";
  }
  command += shell_quoted(DASE_ENGINE);
  for (const std::string& argument : arguments) {
    command += " " + shell_quoted(argument);
  }
  command += " <" + shell_quoted((folder / "in").string()) + " >" +
             shell_quoted((folder / "out").string()) + " 2>" +
             shell_quoted((folder / "err").string());
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(folder / "out"),
          read_file(folder / "err")};
}

}  // namespace dase::testing
