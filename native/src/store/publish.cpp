// SPDX-License-Identifier: MIT
#include "store/publish.hpp"

#include <cerrno>

namespace dase {

int create_in(const std::string& folder, std::string_view bytes, Durability durability,
              TempFile* file) {
  const bool sync = durability != Durability::kNone;
  const int error = file->create(folder, bytes, sync);
  if (error != ENOENT) return error;
  const int made = make_folders(folder, durability == Durability::kFull);
  return made != 0 ? made : file->create(folder, bytes, sync);
}

}  // namespace dase
