// SPDX-License-Identifier: MIT
#include "store/heads.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <optional>
#include <vector>

#include "base/file.hpp"
#include "base/temp_file.hpp"
#include "store/record_files.hpp"

namespace dase {
namespace {

constexpr std::string_view kIntoBlobs = "../.store/blobs/";

std::string target_of(const Record& record) {
  return std::string(kIntoBlobs) + record.blob_sha256.substr(0, 3) + "/" + record.blob_sha256 +
         "." + record.extension;
}

enum class Name { kFree, kHead, kUnmanaged };

Name kind_of(const std::string& path) {
  std::array<char, PATH_MAX> target{};
  const ssize_t size = ::readlink(path.c_str(), target.data(), target.size());
  if (size < 0) return errno == ENOENT ? Name::kFree : Name::kUnmanaged;
  const std::string_view text(target.data(), static_cast<std::size_t>(size));
  return text.substr(0, kIntoBlobs.size()) == kIntoBlobs ? Name::kHead : Name::kUnmanaged;
}

}  // namespace

bool is_head(const std::string& path) { return kind_of(path) == Name::kHead; }

std::string Heads::path(const EntryKey& entry, const std::string& extension) const {
  return layout_.category_folder(entry.category) + "/" + head_stem(entry) + "." + extension;
}

void Heads::remove(const EntryKey& entry, const std::string& extension) const {
  const std::string name = path(entry, extension);
  if (kind_of(name) == Name::kHead) ::unlink(name.c_str());
}

void Heads::point(const Record& record, const std::string& before) const {
  const std::string name = path(record.entry, record.extension);
  if (kind_of(name) != Name::kUnmanaged) {
    const std::string folder = layout_.category_folder(record.entry.category);
    const std::string temporary = temporary_name(folder);
    const std::string target = target_of(record);
    int made = ::symlink(target.c_str(), temporary.c_str());
    if (made != 0 && errno == ENOENT && make_folders(folder, false) == 0) {
      made = ::symlink(target.c_str(), temporary.c_str());
    }
    if (made == 0 && std::rename(temporary.c_str(), name.c_str()) != 0) {
      ::unlink(temporary.c_str());
    }
  }
  if (!before.empty() && before != record.extension) remove(record.entry, before);
}

void Heads::after_deletion(const EntryKey& entry, const std::string& extension) const {
  const std::string key = key32(entry);
  std::vector<Chain> chains;
  if (list_chains(layout_, key, &chains) != 0) return;
  std::optional<Record> last;
  std::int64_t committed_ns = 0;
  for (const Chain& chain : chains) {
    const RecordName name{key, chain.variant, chain.generations.front()};
    const RecordFile file = read_record_file(layout_, name);
    FileIdentity identity;
    if (file.state == RecordFileState::kGood && file.record.state == EntryState::kLive &&
        identify(layout_.record_path(name), &identity) == 0 &&
        (!last || identity.mtime_ns > committed_ns)) {
      last = file.record;
      committed_ns = identity.mtime_ns;
    }
  }
  if (last) {
    point(*last, extension);
  } else {
    remove(entry, extension);
  }
}

}  // namespace dase
