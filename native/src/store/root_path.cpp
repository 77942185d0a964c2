// SPDX-License-Identifier: MIT
#include "store/root_path.hpp"

#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "dase/store.hpp"

namespace dase {
namespace {

/// Whether a path is absolute, and no part of it is empty, `.` or `..`.
bool is_plain(std::string_view path) {
  if (path.empty() || path.front() != '/') return false;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view part = path.substr(0, path.find('/'));
    if (part.empty() || part == "." || part == "..") return false;
    path.remove_prefix(part.size());
  }
  return true;
}

}  // namespace

std::string absolute_root(const std::string& root) {
  if (is_plain(root)) return root;  // std::filesystem costs a fresh process 20 microseconds
  std::error_code error;
  const std::filesystem::path path = std::filesystem::absolute(root, error).lexically_normal();
  std::string text = error || path.empty() ? root : path.string();
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

std::string default_root() {
  const char* root = std::getenv("DASE_CACHE_ROOT");
  return root != nullptr && *root != '\0' ? root : "./cache";
}

std::string default_system_root() {
  const char* root = std::getenv("DASE_CACHE_SYSTEM_ROOT");
  return root != nullptr ? root : "";
}

}  // namespace dase
