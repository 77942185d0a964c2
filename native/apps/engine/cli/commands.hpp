// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <utility>

#include "dase/planner.hpp"

namespace dase::engine {

/// What the command line asks for: each `add_...` declares a command whose parse chooses the
/// action, and main runs it once parsing is over. Outlives the parser.
struct Request {
  std::string root;
  StoreOptions store;           ///< of the store that the command opens
  std::function<int()> action;  ///< answers the exit code

  PlannerOptions planner() const {
    PlannerOptions options;
    options.store = store;
    return options;
  }

  /// Throws CLI::ValidationError if something was chosen already.
  void choose(std::function<int()> chosen) {
    if (action) {
      throw CLI::ValidationError("one command at a time");
    }
    action = std::move(chosen);
  }
};

void add_run(CLI::App& app, Request& request);
void add_wisdom_options(CLI::App& app, Request& request);
void add_plan(CLI::App& app, Request& request);
void add_fingerprint(CLI::App& app, Request& request);
void add_get(CLI::App& app, Request& request);
void add_put(CLI::App& app, Request& request);
void add_exists(CLI::App& app, Request& request);
void add_ls(CLI::App& app, Request& request);
void add_pin(CLI::App& app, Request& request);
void add_unpin(CLI::App& app, Request& request);
void add_pins(CLI::App& app, Request& request);
void add_evict(CLI::App& app, Request& request);

}  // namespace dase::engine
