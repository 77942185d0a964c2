// SPDX-License-Identifier: MIT
#include "store/quarantine.hpp"

#include <unistd.h>

#include <cstdio>

#include "base/canonical_json.hpp"
#include "base/temp_file.hpp"

namespace dase {

void move_to_quarantine(const StoreLayout& layout, const std::string& path, const FileIdentity* bad,
                        const std::string& found, const std::string& expected) {
  if (make_folders(layout.quarantine(), false) != 0) return;
  const std::string name = path.substr(path.rfind('/') + 1);
  const std::string target = layout.quarantine() + "/" + random_hex(32) + "-" + name;
  if (std::rename(path.c_str(), target.c_str()) != 0) return;
  FileIdentity moved;
  if (bad != nullptr && identify(target, &moved) == 0 &&
      (moved.device != bad->device || moved.inode != bad->inode)) {
    if (::link(target.c_str(), path.c_str()) == 0) ::unlink(target.c_str());
    return;
  }
  const Result<std::string> reason = print_canonical(
      {{"expected", expected}, {"found", found}, {"from", path.substr(layout.root().size() + 1)}});
  TempFile file;
  if (reason.ok() && file.create(layout.quarantine(), reason.value() + "\n", false) == 0) {
    (void)file.rename_to(target + ".reason.json");
  }
}

}  // namespace dase
