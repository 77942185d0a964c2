// SPDX-License-Identifier: MIT
#include "base/folder.hpp"

#include <dirent.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace dase {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

}  // namespace

int for_each_name(const std::string& folder, const std::function<void(const char*)>& visit) {
  const std::unique_ptr<DIR, CloseFolder> open(::opendir(folder.c_str()));
  if (open == nullptr) return errno;
  for (;;) {
    errno = 0;
    const dirent* item = ::readdir(open.get());
    if (item == nullptr) return errno;
    if (std::strcmp(item->d_name, ".") != 0 && std::strcmp(item->d_name, "..") != 0) {
      visit(item->d_name);
    }
  }
}

}  // namespace dase
