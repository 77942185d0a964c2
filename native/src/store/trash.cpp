// SPDX-License-Identifier: MIT
#include "store/trash.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <set>

#include "base/file.hpp"
#include "base/folder.hpp"
#include "store/census.hpp"

namespace dase {

int Trash::take(const std::string& blob_name) const {
  const std::string from = layout_.blob_path(blob_name);
  if (std::rename(from.c_str(), path(blob_name).c_str()) == 0) return 0;
  if (errno != ENOENT || !name_exists(from)) return errno == ENOENT ? 0 : errno;
  const int error = make_folders(layout_.trash(), false);
  if (error != 0) return error;
  const bool taken = std::rename(from.c_str(), path(blob_name).c_str()) == 0;
  return taken || errno == ENOENT ? 0 : errno;
}

std::vector<std::string> Trash::names() const {
  std::vector<std::string> names;
  for_each_name(layout_.trash(), [&](const char* name) {
    if (is_blob_name(name)) names.emplace_back(name);
  });
  return names;
}

std::vector<std::string> Trash::empty(const std::vector<std::string>& names) const {
  if (names.empty()) return {};
  std::vector<ChainFiles> chains;
  StoredFiles ignored;
  if (!read_chains(layout_, &chains, &ignored)) return names;
  std::set<std::string> named;
  for (const ChainFiles& chain : chains) named.insert(chain.named.begin(), chain.named.end());
  std::vector<std::string> kept;
  for (const std::string& name : names) {
    if (named.count(name) != 0) {
      kept.push_back(name);
      const bool back = ::link(path(name).c_str(), layout_.blob_path(name).c_str()) == 0;
      // Whoever put it there, or took it from here, has looked at the records too.
      if (!back && errno != EEXIST && errno != ENOENT) continue;
    }
    ::unlink(path(name).c_str());
  }
  return kept;
}

}  // namespace dase
