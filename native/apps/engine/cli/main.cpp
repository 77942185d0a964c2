// SPDX-License-Identifier: MIT
#include <exception>
#include <iostream>
#include <new>
#include <optional>
#include <stdexcept>

#include "commands.hpp"
#include "dase/store.hpp"
#include "dase/version.hpp"
#include "exit_code.hpp"

namespace dase::engine {
namespace {

std::string check_megabytes(const std::string& text) {
  constexpr double kMost = 8e12;
  double megabytes = 0;
  const bool valid =
      CLI::detail::lexical_cast(text, megabytes) && megabytes > 0 && megabytes <= kMost;
  return valid ? "" : "'" + text + "' found; expected a number above 0 and at most 8e12";
}

void add_store_options(CLI::App& app, Request& request) {
  app.add_option("--root", request.root, "The store's folder; else DASE_CACHE_ROOT, else ./cache")
      ->type_name("DIR")
      ->check([](const std::string& text) { return text.empty() ? "it is empty" : ""; });
  app.add_option("--system-root", request.store.system_root,
                 "A store that is read below it and never written; else DASE_CACHE_SYSTEM_ROOT, "
                 "else none")
      ->type_name("DIR");
  app.add_option("--max-size-mb", request.store.max_size_mb,
                 "What the store may take of the disk, fractions allowed; else "
                 "DASE_CACHE_MAX_SIZE_MB, else cache.json")
      ->type_name("N")
      ->check(check_megabytes);
}

void declare(CLI::App& app, Request& request) {
  app.fallthrough();
  app.set_version_flag("--version", version());
  add_store_options(app, request);
  app.footer(
      "Exit codes: 0 done, 1 the answer is no, 2 usage, 3 environment.\n"
      "Example: dase_engine run --grid 256x256 --steps 200 --root cache");
  add_wisdom_options(app, request);
  add_run(app, request);
  add_plan(app, request);
  add_get(app, request);
  add_put(app, request);
  add_exists(app, request);
  add_ls(app, request);
  add_pin(app, request);
  add_unpin(app, request);
  add_pins(app, request);
  add_evict(app, request);
  add_fingerprint(app, request);
  app.require_subcommand(0, 1);
}

/// The exit code, if parsing settled it: help, version, or a mistake.
std::optional<int> parse(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  }
}

int run(Request& request) {
  if (!request.action) {
    std::cerr << "dase_engine: no command; `dase_engine --help` lists them\n";
    return kUsage;
  }
  if (request.root.empty()) {
    request.root = default_root();
  }
  const char* const too_large =
      "dase_engine: out of memory; a run keeps 8 bytes for each point and step: take a smaller "
      "grid or fewer steps\n";
  try {
    return request.action();
  } catch (const std::bad_alloc&) {
    std::cerr << too_large;
  } catch (const std::length_error&) {
    std::cerr << too_large;
  } catch (const std::exception& error) {
    std::cerr << "dase_engine: " << error.what() << '\n';
  }
  return kEnvironment;
}

}  // namespace
}  // namespace dase::engine

int main(int argc, char** argv) {
  using namespace dase::engine;  // NOLINT(google-build-using-namespace)
  Request request;
  CLI::App app(
      "A client of dase-cache in C++: solves the time-fractional diffusion-wave equation with "
      "plans and kernels from the cache, and moves entries in and out of it.",
      "dase_engine");
  declare(app, request);
  const std::optional<int> settled = parse(app, argc, argv);
  return settled ? *settled : run(request);
}
