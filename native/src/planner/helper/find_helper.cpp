// SPDX-License-Identifier: MIT
#include "planner/helper/find_helper.hpp"

#include <dlfcn.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

namespace dase {
namespace {

namespace fs = std::filesystem;

constexpr const char* kName = "dase_planner";

fs::path real_path(const fs::path& path) {
  std::error_code error;
  fs::path real = fs::canonical(path, error);
  return error ? path : real;
}

fs::path folder_of_library() {
  Dl_info info{};
  const auto address = reinterpret_cast<const void*>(&find_helper);
  if (::dladdr(address, &info) == 0 || info.dli_fname == nullptr) return {};
  // A library that was unlinked after it was loaded lay in a folder for everybody's files.
  std::error_code error;
  if (!fs::exists(info.dli_fname, error)) return {};
  return real_path(info.dli_fname).parent_path();
}

fs::path folder_of_executable() {
  std::error_code error;
  const fs::path executable = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path() : executable.parent_path();
}

/// Of a library that is linked statically the places are those of the executable.
void add(const fs::path& folder, std::vector<std::string>* places) {
  std::string place = (folder / kName).string();
  if (std::find(places->begin(), places->end(), place) == places->end()) {
    places->push_back(std::move(place));
  }
}

/// `<prefix>/lib`, `<prefix>/lib/<architecture>` and `<prefix>/bin` all lead to the prefix.
void add_installed(const fs::path& folder, std::vector<std::string>* places) {
  for (const fs::path& prefix : {folder.parent_path(), folder.parent_path().parent_path()}) {
    add(prefix / "libexec" / "dase-cache", places);
  }
}

bool is_program(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(path, error) && ::access(path.c_str(), X_OK) == 0;
}

}  // namespace

std::vector<std::string> helper_places(const std::string& given) {
  if (!given.empty()) return {given};
  const char* environment = std::getenv("DASE_PLANNER");
  if (environment != nullptr && *environment != '\0') return {environment};
  std::vector<std::string> places;
  const fs::path library = folder_of_library();
  const fs::path executable = folder_of_executable();
  if (!library.empty()) {
    add(library, &places);
    add_installed(library, &places);
  }
  if (!executable.empty()) {
    add_installed(executable, &places);
    add(executable, &places);
  }
  add(DASE_LIBEXEC, &places);
  return places;
}

std::string find_helper(const std::string& given) {
  for (std::string& place : helper_places(given)) {
    if (is_program(place)) return std::move(place);
  }
  return {};
}

}  // namespace dase
