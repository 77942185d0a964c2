// SPDX-License-Identifier: MIT
#include <cstdio>
#include <memory>
#include <string>

#include "commands.hpp"
#include "dase/store.hpp"
#include "exit_code.hpp"
#include "printable.hpp"

namespace dase::engine {
namespace {

int list(const Request& request, const std::string& category) {
  Store store(request.root, request.store);
  if (const Status status = store.readable(); !status.ok()) {
    return fail(status);
  }
  for (const Record& record : store.list(category)) {
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
    request.choose([category, &request] { return list(request, *category); });
  });
}

}  // namespace dase::engine
