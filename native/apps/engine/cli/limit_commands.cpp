// SPDX-License-Identifier: MIT
#include <cstdio>
#include <memory>

#include "commands.hpp"
#include "dase/store.hpp"
#include "exit_code.hpp"
#include "printable.hpp"

namespace dase::engine {
namespace {

int list_pins(const Request& request) {
  const auto pins = Store(request.root, request.store).limits().pins();
  if (!pins.ok()) {
    return fail(pins.status());
  }
  for (const EntryKey& pin : pins.value()) {
    std::printf("%s\t%s\n", pin.category.c_str(), printable(pin.key).c_str());
  }
  return kDone;
}

void print(const Removal& each) {
  const std::string of =
      each.entry ? each.entry->category + "\t" + printable(each.entry->key) : "\t";
  std::printf("%s\t%llu\t%s\t%s\t%s\n", to_string(each.kind),
              static_cast<unsigned long long>(each.bytes), of.c_str(), printable(each.name).c_str(),
              each.reason.c_str());
}

int evict(const Request& request, bool dry_run) {
  EvictionRequest limits;
  limits.dry_run = dry_run;
  const auto eviction = Store(request.root, request.store).limits().evict(limits);
  if (!eviction.ok()) {
    return fail(eviction.status());
  }
  for (const Removal& each : eviction->removed) {
    print(each);
  }
  const auto limit = eviction->limit_bytes;
  std::printf("%s: %llu entries; %llu bytes used, %llu before, limit: %s\n",
              dry_run ? "would be evicted" : "evicted",
              static_cast<unsigned long long>(eviction->entries()),
              static_cast<unsigned long long>(eviction->bytes_after),
              static_cast<unsigned long long>(eviction->bytes_before),
              limit ? std::to_string(*limit).c_str() : "none");
  return kDone;
}

}  // namespace

void add_pins(CLI::App& app, Request& request) {
  CLI::App* command =
      app.add_subcommand("pins", "List the keys that are kept from eviction: category, key");
  command->footer("Example: dase_engine pins");
  command->callback([&request] { request.choose([&request] { return list_pins(request); }); });
}

void add_evict(CLI::App& app, Request& request) {
  auto dry_run = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand(
      "evict", "Evict what the limits demand: kind, bytes, category, key, name, reason of each");
  command->add_flag("--dry-run", *dry_run, "Say what would go and why, and change nothing");
  command->footer("Example: dase_engine evict --dry-run --max-size-mb 500");
  command->callback([dry_run, &request] {
    request.choose([dry_run, &request] { return evict(request, *dry_run); });
  });
}

}  // namespace dase::engine
