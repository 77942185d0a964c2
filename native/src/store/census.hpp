// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dase/store.hpp"
#include "store/layout.hpp"

namespace dase {

/// What a file takes of the disk, in whole blocks.
struct StoredFile {
  std::uint64_t bytes = 0;
  std::int64_t mtime_ns = 0;
  std::int64_t ctime_ns = 0;
};

/// By file name, or by path.
using StoredFiles = std::map<std::string, StoredFile>;

/// The records of one key for one variant, highest number first.
struct ChainFiles {
  EntryKey entry;
  Variant variant;
  std::string key32;
  std::vector<std::uint64_t> generations;
  std::uint64_t generation = 0;    ///< of the newest good record
  bool live = false;               ///< whether that is no tombstone
  bool frozen = false;             ///< whether plans of it are frozen: it is not evicted then
  std::int64_t written_ns = 0;     ///< when the newest was, by the file system's clock
  Record newest;                   ///< without its meta
  std::string newest_blob;         ///< its blob's file name; empty for a tombstone
  std::set<std::string> named;     ///< file names of all blobs that its records name
  std::uint64_t record_bytes = 0;  ///< but for a newest tombstone, which stays
};

/// What a store held while it was walked. Plain data.
struct Census {
  std::vector<ChainFiles> chains;
  StoredFiles blobs;      ///< by file name
  StoredFiles trash;      ///< by file name
  StoredFiles temporary;  ///< by path; those beside blobs, records and trash
  /// Whether all could be read: only then is a blob that no record names known to be unnamed.
  bool complete = true;

  /// All that counts toward the limit of the store.
  std::uint64_t used_bytes() const;
  std::uint64_t trash_bytes() const;
  std::uint64_t temporary_bytes() const;
  /// What a chain's records and blobs take.
  std::uint64_t bytes(const ChainFiles& chain) const;
};

Census take_census(const StoreLayout& layout);

/// The chains alone; false if some record cannot be read now.
bool read_chains(const StoreLayout& layout, std::vector<ChainFiles>* chains,
                 StoredFiles* temporary);

/// What a regular file takes; false for anything else.
bool look_at_file(const std::string& path, StoredFile* file);

/// Whether this is the name of a file whose writer has not named it yet.
bool is_temporary_name(std::string_view name);

/// The file name of a live record's blob.
std::string blob_name(const Record& record);

/// Whether this is `<sha256>.<ext>`.
bool is_blob_name(std::string_view name);

}  // namespace dase
