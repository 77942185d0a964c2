// SPDX-License-Identifier: MIT
#include "store/census.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <string_view>
#include <utility>

#include "base/folder.hpp"
#include "store/record_files.hpp"

namespace dase {
namespace {

constexpr std::size_t kShardNameSize = 3;
constexpr std::size_t kDigestDigits = 64;
constexpr std::uint64_t kStatBlock = 512;
constexpr std::int64_t kNsPerSecond = 1'000'000'000;

using ShardNames = std::map<std::pair<std::string, std::string>, std::vector<std::uint64_t>>;

std::int64_t ns_of(const timespec& time) { return time.tv_sec * kNsPerSecond + time.tv_nsec; }

std::uint64_t sum(const StoredFiles& files) {
  return std::accumulate(
      files.begin(), files.end(), std::uint64_t{0},
      [](std::uint64_t total, const auto& file) { return total + file.second.bytes; });
}

void add_to(StoredFiles* files, const std::string& path) {
  StoredFile file;
  if (look_at_file(path, &file)) files->emplace(path, file);
}

/// False if a record cannot be read now.
bool add_chain(const StoreLayout& layout, const ShardNames::value_type& found,
               std::vector<ChainFiles>* chains) {
  ChainFiles chain;
  chain.key32 = found.first.first;
  chain.generations = found.second;
  std::sort(chain.generations.begin(), chain.generations.end(), std::greater<>());
  bool readable = true;
  for (const std::uint64_t generation : chain.generations) {
    const RecordName name{chain.key32, found.first.second, generation};
    RecordFile file = read_record_file(layout, name);
    if (file.state == RecordFileState::kUnreadable) readable = false;
    if (file.state != RecordFileState::kGood) continue;
    Record& record = file.record;
    const bool live = record.state == EntryState::kLive;
    const std::string blob = live ? blob_name(record) : std::string();
    if (live) chain.named.insert(blob);
    const bool newest = chain.generation == 0;
    StoredFile written;
    look_at_file(layout.record_path(name), &written);
    if (live || !newest) chain.record_bytes += written.bytes;
    if (!newest) continue;
    chain.generation = generation;
    chain.written_ns = written.mtime_ns;
    chain.live = live;
    chain.newest_blob = blob;
    // Canonical: within a text the quotes would be escaped.
    chain.frozen = record.meta.find("\"frozen\":{") != std::string::npos;
    record.meta.clear();
    chain.entry = record.entry;
    chain.variant = record.variant;
    chain.newest = std::move(record);
  }
  if (chain.generation != 0) chains->push_back(std::move(chain));
  return readable;
}

}  // namespace

bool look_at_file(const std::string& path, StoredFile* file) {
  struct stat status;
  if (::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  file->bytes = static_cast<std::uint64_t>(status.st_blocks) * kStatBlock;
  file->mtime_ns = ns_of(status.st_mtim);
  file->ctime_ns = ns_of(status.st_ctim);
  return true;
}

bool is_temporary_name(std::string_view name) { return name.substr(0, 3) == ".t-"; }

std::string blob_name(const Record& record) { return record.blob_sha256 + "." + record.extension; }

bool is_blob_name(std::string_view name) {
  return name.size() > kDigestDigits && name[kDigestDigits] == '.' &&
         is_lower_hex(name.substr(0, kDigestDigits), kDigestDigits) &&
         is_extension(name.substr(kDigestDigits + 1));
}

std::uint64_t Census::bytes(const ChainFiles& chain) const {
  std::uint64_t total = chain.record_bytes;
  for (const std::string& name : chain.named) {
    const auto blob = blobs.find(name);
    if (blob != blobs.end()) total += blob->second.bytes;
  }
  return total;
}

std::uint64_t Census::trash_bytes() const { return sum(trash); }

std::uint64_t Census::temporary_bytes() const { return sum(temporary); }

std::uint64_t Census::used_bytes() const {
  std::uint64_t total = sum(blobs) + trash_bytes() + temporary_bytes();
  for (const ChainFiles& chain : chains) total += chain.record_bytes;
  return total;
}

bool read_chains(const StoreLayout& layout, std::vector<ChainFiles>* chains,
                 StoredFiles* temporary) {
  bool readable = true;
  const int error = for_each_name(layout.records(), [&](const char* folder) {
    if (!is_lower_hex(folder, kShardNameSize)) return;
    ShardNames shard;
    const int failed = for_each_name(layout.record_folder(folder), [&](const char* text) {
      const auto name = RecordName::parse(text);
      if (name) shard[{name->key32, name->variant}].push_back(name->generation);
      if (is_temporary_name(text)) add_to(temporary, layout.record_folder(folder) + "/" + text);
    });
    readable = readable && failed == 0;
    for (const auto& chain : shard) readable = add_chain(layout, chain, chains) && readable;
  });
  return readable && (error == 0 || error == ENOENT);
}

Census take_census(const StoreLayout& layout) {
  Census census;
  const auto add = [&](const std::string& folder, const char* name, StoredFiles* files) {
    StoredFile file;
    if (is_temporary_name(name)) add_to(&census.temporary, folder + "/" + name);
    if (is_blob_name(name) && look_at_file(folder + "/" + name, &file)) files->emplace(name, file);
  };
  // Blobs first: one that is put meanwhile is then no blob without a record.
  const int blobs = for_each_name(layout.blobs(), [&](const char* folder) {
    const std::string path = layout.blobs() + "/" + folder;
    if (is_temporary_name(folder)) add_to(&census.temporary, path);
    if (!is_lower_hex(folder, kShardNameSize)) return;
    const int error =
        for_each_name(path, [&](const char* name) { add(path, name, &census.blobs); });
    census.complete = census.complete && error == 0;
  });
  const int trash = for_each_name(
      layout.trash(), [&](const char* name) { add(layout.trash(), name, &census.trash); });
  census.complete = read_chains(layout, &census.chains, &census.temporary) && census.complete &&
                    (blobs == 0 || blobs == ENOENT) && (trash == 0 || trash == ENOENT);
  return census;
}

}  // namespace dase
