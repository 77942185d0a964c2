// SPDX-License-Identifier: MIT
#include "store/meta_watch.hpp"

#include <cerrno>
#include <vector>

#include "store/fs_clock.hpp"
#include "store/record_files.hpp"

namespace dase {

bool MetaWatch::may_have(const std::string& key32, const std::string& member) {
  const std::int64_t before_ns = wall_clock_ns();
  FileIdentity folder;
  const int error = identify(layout_.record_folder(key32), &folder);
  if (error != 0) return error != ENOENT;
  const std::string name = key32 + member;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto known = without_.find(name);
    if (known != without_.end() && known->second == folder) return false;
  }
  if (finds(key32, member)) return true;
  // A folder that changed just now may change again within one step of the file system's clock.
  if (is_settled(folder, before_ns)) {
    const std::lock_guard<std::mutex> lock(mutex_);
    without_[name] = folder;
  }
  return false;
}

bool MetaWatch::finds(const std::string& key32, const std::string& member) const {
  std::vector<Chain> chains;
  if (list_chains(layout_, key32, &chains) != 0) return true;
  // Canonical: within a text the quotes would be escaped.
  const std::string mention = '"' + member + "\":";
  for (const Chain& chain : chains) {
    for (const std::uint64_t generation : chain.generations) {
      const RecordFile file = read_record_file(layout_, {key32, chain.variant, generation});
      if (file.state == RecordFileState::kUnreadable) return true;
      if (file.state == RecordFileState::kGood &&
          file.record.meta.find(mention) != std::string::npos) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace dase
