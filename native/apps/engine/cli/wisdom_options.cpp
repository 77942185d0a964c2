// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "commands.hpp"
#include "dase/fftw_wisdom_cache.hpp"
#include "exit_code.hpp"
#include "standard_transforms.hpp"

namespace dase::engine {
namespace {

constexpr Rigor kRigors[] = {Rigor::kEstimate, Rigor::kMeasure, Rigor::kPatient,
                             Rigor::kExhaustive};

std::vector<std::string> rigor_names() {
  std::vector<std::string> names;
  for (const Rigor rigor : kRigors) {
    names.emplace_back(to_string(rigor));
  }
  return names;
}

Rigor rigor_named(const std::string& name) {
  return *std::find_if(std::begin(kRigors), std::end(kRigors),
                       [&](Rigor rigor) { return to_string(rigor) == name; });
}

int export_wisdom(const Request& request, const std::string& directory, Rigor rigor) {
  auto keys = standard_transforms();
  if (!keys.ok()) {
    return fail(keys.status());
  }
  FFTWWisdomCache cache(request.root, request.store);
  int planned = 0;
  for (Problems& problems : keys.value()) {
    for (PlanSpec& spec : problems) {
      spec = spec.rigor(rigor);
    }
    const auto saved = cache.generate(problems);
    if (!saved.ok()) {
      return fail(saved.status());
    }
    planned += saved->written ? 1 : 0;
  }
  const auto exported = cache.export_directory(directory);
  if (!exported.ok()) {
    return fail(exported.status());
  }
  std::cout << "planned: " << planned << " of " << keys->size() << " standard transforms\n"
            << "exported: " << exported.value() << " keys to " << directory << '\n';
  return kDone;
}

int import_wisdom(const Request& request, const std::string& directory) {
  FFTWWisdomCache cache(request.root, request.store);
  const auto imported = cache.import_directory(directory);
  if (!imported.ok()) {
    return fail(imported.status());
  }
  std::cout << "imported: " << imported.value() << " keys from " << directory << '\n';
  if (imported.value() == 0) {
    std::cerr << "dase_engine: nothing was taken in; expected <key>.wisdom files, such as "
                 "--export-fftw-wisdom writes, or the fftw_wisdom folder of another store\n";
    return kAnswerIsNo;
  }
  return kDone;
}

}  // namespace

void add_wisdom_options(CLI::App& app, Request& request) {
  auto rigor = std::make_shared<std::string>(to_string(Rigor::kMeasure));
  CLI::Option* to_folder =
      app.add_option_function<std::string>(
             "--export-fftw-wisdom",
             [rigor, &request](const std::string& directory) {
               request.choose([rigor, directory, &request] {
                 return export_wisdom(request, directory, rigor_named(*rigor));
               });
             },
             "Write this machine's wisdom as <key>.wisdom, planning the standard transforms that "
             "are missing; into the fftw_wisdom folder of a store it merges")
          ->type_name("DIR");
  app.add_option_function<std::string>(
         "--import-fftw-wisdom",
         [&request](const std::string& directory) {
           request.choose([directory, &request] { return import_wisdom(request, directory); });
         },
         "Merge the <key>.wisdom files of a folder into the store")
      ->type_name("DIR");
  app.add_option("--rigor", *rigor, "At which the export plans what is missing")
      ->check(CLI::IsMember(rigor_names()))
      ->needs(to_folder)
      ->capture_default_str();
}

}  // namespace dase::engine
