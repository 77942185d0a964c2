// SPDX-License-Identifier: MIT
#include <iostream>
#include <memory>
#include <string>

#include "commands.hpp"
#include "dase/fftw_wisdom_cache.hpp"
#include "exit_code.hpp"
#include "stream.hpp"

namespace dase::engine {
namespace {

constexpr const char* kWisdomCategory = "fftw_wisdom";

struct EntryOptions {
  EntryKey entry;
  std::string file;
  std::string extension;
};

/// Wisdom is looked up and merged for this machine; everything else has one variant.
bool is_wisdom(const EntryOptions& options) { return options.entry.category == kWisdomCategory; }

Lookup find(const Request& request, const EntryOptions& options) {
  if (is_wisdom(options)) {
    return FFTWWisdomCache(request.root, request.store).load(options.entry.key);
  }
  return Store(request.root, request.store).get(options.entry);
}

int get(const Request& request, const EntryOptions& options) {
  if (Status status = validate(options.entry); !status.ok()) {
    return fail(status);
  }
  const Lookup found = find(request, options);
  if (!found.entry) {
    return fail(options.entry, found);
  }
  const Status written = write_stream(options.file, *found.entry->content);
  return written.ok() ? kDone : fail(written);
}

int exists(const Request& request, const EntryOptions& options) {
  if (Status status = validate(options.entry); !status.ok()) {
    return fail(status);
  }
  if (Status status = Store(request.root, request.store).readable(); !status.ok()) {
    return fail(status);
  }
  const bool present = is_wisdom(options)
                           ? find(request, options).entry != nullptr
                           : Store(request.root, request.store).exists(options.entry);
  std::cout << (present ? "yes" : "no") << '\n';
  return present ? kDone : kAnswerIsNo;
}

int put_wisdom(const Request& request, const EntryOptions& options, const std::string& text) {
  const auto saved = FFTWWisdomCache(request.root, request.store).save(options.entry.key, text);
  if (!saved.ok()) {
    return fail(saved.status());
  }
  std::cout << (saved->written ? "written" : "unchanged") << ": lines gained "
            << saved->lines_gained << ", usable here: " << saved->usable << '\n';
  return kDone;
}

int put(const Request& request, const EntryOptions& options) {
  const auto content = read_stream(options.file);
  if (!content.ok()) {
    return fail(content.status());
  }
  if (is_wisdom(options)) {
    return put_wisdom(request, options, content.value());
  }
  NewEntry value;
  value.content = content.value();
  value.extension = options.extension.empty() ? extension_of(options.file) : options.extension;
  const auto outcome = Store(request.root, request.store).put(options.entry, value);
  if (!outcome.ok()) {
    return fail(outcome.status());
  }
  std::cout << (outcome->written ? "written" : "unchanged") << ": generation "
            << outcome->generation << '\n';
  return kDone;
}

int pin(const Request& request, const EntryOptions& options) {
  const Status status = Store(request.root, request.store).limits().pin(options.entry);
  if (!status.ok()) {
    return fail(status);
  }
  std::cout << "pinned\n";
  return kDone;
}

int unpin(const Request& request, const EntryOptions& options) {
  const auto was_pinned = Store(request.root, request.store).limits().unpin(options.entry);
  if (!was_pinned.ok()) {
    return fail(was_pinned.status());
  }
  std::cout << (was_pinned.value() ? "no longer pinned\n" : "was not pinned\n");
  return was_pinned.value() ? kDone : kAnswerIsNo;
}

CLI::App* add_command(CLI::App& app, Request& request, const char* name, const char* description,
                      int (*action)(const Request&, const EntryOptions&),
                      const std::shared_ptr<EntryOptions>& options) {
  CLI::App* command = app.add_subcommand(name, description);
  command->add_option("CATEGORY", options->entry.category, "Such as fractional_kernels")
      ->required();
  command->add_option("KEY", options->entry.key, "Such as kernel_1.8_0.01_500")->required();
  command->callback([options, action, &request] {
    request.choose([options, action, &request] { return action(request, *options); });
  });
  return command;
}

}  // namespace

void add_get(CLI::App& app, Request& request) {
  auto options = std::make_shared<EntryOptions>();
  CLI::App* command =
      add_command(app, request, "get", "Write an entry's bytes to a file or to the standard output",
                  get, options);
  command->add_option("--out", options->file, "File to write; else the standard output");
  command->footer("Example: dase_engine get stencils laplacian_2d_64x64 --out laplacian.json");
}

void add_put(CLI::App& app, Request& request) {
  auto options = std::make_shared<EntryOptions>();
  CLI::App* command = add_command(
      app, request, "put", "Store the bytes of a file or of the standard input", put, options);
  command->add_option("--in", options->file, "File to read; else the standard input");
  command->add_option("--ext", options->extension, "Extension of the entry; else the file's, bin");
  command->footer(
      "Wisdom is checked, and merged with what is there.\n"
      "Example: dase_engine put state_profiles still --in still.npy");
}

void add_exists(CLI::App& app, Request& request) {
  auto options = std::make_shared<EntryOptions>();
  add_command(app, request, "exists", "Say yes (exit 0) or no (exit 1)", exists, options)
      ->footer("Example: dase_engine exists fftw_wisdom fft_2d_512x512");
}

void add_pin(CLI::App& app, Request& request) {
  auto options = std::make_shared<EntryOptions>();
  add_command(app, request, "pin", "Keep a key from eviction, by any process, stored yet or not",
              pin, options)
      ->footer("Example: dase_engine pin fftw_wisdom fft_2d_512x512");
}

void add_unpin(CLI::App& app, Request& request) {
  auto options = std::make_shared<EntryOptions>();
  add_command(app, request, "unpin", "Let a key be evicted again (exit 1: it was not pinned)",
              unpin, options)
      ->footer("Example: dase_engine unpin fftw_wisdom fft_2d_512x512");
}

}  // namespace dase::engine
