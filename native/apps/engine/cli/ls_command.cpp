// SPDX-License-Identifier: MIT
#include <cstdio>
#include <memory>
#include <string>

#include "commands.hpp"
#include "dase/store.hpp"
#include "exit_code.hpp"

namespace dase::engine {
namespace {

/// Keys are any text: control characters, which would break the table, as \xHH.
std::string printable(const std::string& key) {
  std::string text;
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) {
      char escaped[5];
      std::snprintf(escaped, sizeof escaped, "\\x%02x", byte);
      text += escaped;
    } else {
      text += c;
    }
  }
  return text;
}

int list(const std::string& root, const std::string& category) {
  for (const Record& record : Store(root).list(category)) {
    std::printf("%s\t%s\t%llu\t%s\t%s\n", record.entry.category.c_str(), record.variant.id.c_str(),
                static_cast<unsigned long long>(record.blob_size),
                printable(record.entry.key).c_str(), to_string(record.layer));
  }
  return kDone;
}

}  // namespace

void add_ls(CLI::App& app, Request& request) {
  auto category = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "ls", "List entries: category, variant, bytes, key, layer, separated by tabs");
  command->add_option("CATEGORY", *category, "Only this category");
  command->footer("Example: dase_engine ls fractional_kernels");
  command->callback([category, &request] {
    request.choose([category, &request] { return list(request.root, *category); });
  });
}

}  // namespace dase::engine
