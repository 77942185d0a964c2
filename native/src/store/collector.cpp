// SPDX-License-Identifier: MIT
#include "store/collector.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/file.hpp"
#include "base/folder.hpp"
#include "store/heads.hpp"
#include "store/record_files.hpp"

namespace dase {
namespace {

/// The names in a folder; none if it cannot be listed.
std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  (void)for_each_name(folder, [&](const char* name) { names.emplace_back(name); });
  return names;
}

}  // namespace

Eviction Collector::run() {
  const Census census = take_census(layout_);
  std::set<std::string> named;
  bool all_named = census.complete;
  for (const ChainFiles& chain : census.chains) {
    const auto staying = prune(chain);
    if (staying) named.insert(staying->begin(), staying->end());
    all_named = all_named && staying;
  }
  std::vector<std::string> leaving;
  if (all_named) take_blobs(census, named, &leaving);
  if (!dry_run_) {
    const std::vector<std::string> back = trash_.empty(leaving);
    const auto is_back = [&](const Removal& each) {
      return (each.kind == RemovalKind::kBlob || each.kind == RemovalKind::kTrash) &&
             std::find(back.begin(), back.end(), each.name) != back.end();
    };
    removed_.erase(std::remove_if(removed_.begin(), removed_.end(), is_back), removed_.end());
  }
  for (const auto& file : census.temporary) remove_temporary(file.first);
  remove_leftovers();
  Eviction collected;
  collected.removed = std::move(removed_);
  collected.bytes_before = census.used_bytes();
  collected.bytes_after =
      collected.bytes_before - std::min(collected.bytes_before, collected.freed_bytes());
  collected.limit_bytes = policy_.max_size_bytes;
  collected.dry_run = dry_run_;
  return collected;
}

std::optional<std::set<std::string>> Collector::prune(const ChainFiles& chain) {
  const std::size_t keep = chain.live ? policy_.versions_kept(chain.entry.category) : 1;
  std::size_t stay = chain.generations.size();
  std::uint64_t bytes = 0;
  StoredFile file;
  for (; stay > keep && is_old_record(chain, chain.generations[stay - 1], &file); --stay) {
    bytes += file.bytes;
  }
  const std::size_t going = chain.generations.size() - stay;
  if (going == 0) return chain.named;
  if (!dry_run_ && remove_oldest(layout_, chain.key32, chain.variant.id, chain.generations, going,
                                 durability_) != 0) {
    return chain.named;
  }
  removed_.push_back({RemovalKind::kRecords, chain.entry, chain.variant.id, bytes,
                      chain.live ? "beyond the " + std::to_string(keep) + " versions that are kept"
                                 : "older versions of an entry that is gone"});
  std::set<std::string> named;
  for (std::size_t i = 0; i < stay; ++i) {
    const RecordFile record =
        read_record_file(layout_, {chain.key32, chain.variant.id, chain.generations[i]});
    if (record.state == RecordFileState::kUnreadable) return std::nullopt;
    if (record.state == RecordFileState::kGood && record.record.state == EntryState::kLive) {
      named.insert(blob_name(record.record));
    }
  }
  return named;
}

/// A record below a tombstone is as old as the tombstone: until then it was served.
bool Collector::is_old_record(const ChainFiles& chain, std::uint64_t generation,
                              StoredFile* file) const {
  if (generation >= chain.generation) return false;
  *file = {};
  look_at_file(layout_.record_path({chain.key32, chain.variant.id, generation}), file);
  return is_old(chain.live ? file->mtime_ns : chain.written_ns);
}

void Collector::take_blobs(const Census& census, const std::set<std::string>& named,
                           std::vector<std::string>* leaving) {
  for (const auto& [name, blob] : census.blobs) {
    if (named.count(name) != 0 || !is_old(blob.mtime_ns)) continue;
    if (!dry_run_ && trash_.take(name) != 0) continue;
    leaving->push_back(name);
    note(RemovalKind::kBlob, name, blob.bytes, "no record names it");
  }
  for (const auto& [name, blob] : census.trash) {
    // A blob keeps its mtime on the way to the trash, but not its ctime.
    if (!is_old(blob.ctime_ns)) continue;
    leaving->push_back(name);
    note(RemovalKind::kTrash, name, blob.bytes, "an eviction left it behind");
  }
}

/// In all folders but those of blobs, records and trash, in which the census has looked.
void Collector::remove_leftovers() {
  for (const std::string& folder :
       {layout_.store(), layout_.leases(), layout_.pins(), layout_.quarantine(), layout_.stats()}) {
    for (const std::string& name : names_in(folder)) remove_temporary(folder + "/" + name);
  }
  for (const std::string& category : names_in(layout_.root())) {
    const std::string folder = layout_.category_folder(category);
    if (folder == layout_.store() || !is_folder(folder)) continue;
    for (const std::string& name : names_in(folder)) {
      remove_temporary(folder + "/" + name);
      remove_dangling(folder + "/" + name);
    }
  }
}

void Collector::remove_temporary(const std::string& path) {
  FileIdentity identity;
  if (!is_temporary_name(path.substr(path.rfind('/') + 1)) || is_folder(path) ||
      identify(path, &identity) != 0 || !is_old(identity.mtime_ns)) {
    return;
  }
  StoredFile file;  // stays empty for a link
  look_at_file(path, &file);
  if (!dry_run_ && ::unlink(path.c_str()) != 0) return;
  note(RemovalKind::kTemporary, below_root(path), file.bytes, "a writer left it behind");
}

void Collector::remove_dangling(const std::string& head) {
  FileIdentity identity;
  if (!is_head(head) || ::access(head.c_str(), F_OK) == 0 || errno != ENOENT ||
      identify(head, &identity) != 0 || !is_old(identity.mtime_ns)) {
    return;
  }
  if (!dry_run_ && ::unlink(head.c_str()) != 0) return;
  note(RemovalKind::kHead, below_root(head), 0, "its blob is gone");
}

std::string Collector::below_root(const std::string& path) const {
  return path.substr(layout_.root().size() + 1);
}

void Collector::note(RemovalKind kind, const std::string& name, std::uint64_t bytes,
                     const std::string& reason) {
  removed_.push_back({kind, std::nullopt, name, bytes, reason});
}

}  // namespace dase
