// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "dase/store.hpp"
#include "store/layout.hpp"

namespace dase {

/// What a file takes of the disk, in whole blocks.
struct StoredFile {
  std::uint64_t bytes = 0;
  std::int64_t mtime_ns = 0;
};

/// The records of one key for one variant, highest number first.
struct ChainFiles {
  EntryKey entry;
  Variant variant;
  std::string key32;
  std::vector<std::uint64_t> generations;
  std::uint64_t generation = 0;    ///< of the newest good record
  bool live = false;               ///< whether that is no tombstone
  bool frozen = false;             ///< whether plans of it are frozen: it is not evicted then
  Record newest;                   ///< without its meta
  std::string newest_blob;         ///< its blob's file name; empty for a tombstone
  std::set<std::string> named;     ///< file names of all blobs that its records name
  std::uint64_t record_bytes = 0;  ///< but for a newest tombstone, which stays
};

/// What a store held while it was walked. Plain data.
struct Census {
  std::vector<ChainFiles> chains;
  std::map<std::string, StoredFile> blobs;  ///< by file name
  std::map<std::string, StoredFile> trash;
  std::uint64_t temporary_bytes = 0;
  /// Whether all could be read: only then is a blob that no record names known to be unnamed.
  bool complete = true;

  /// All that counts toward the limit of the store.
  std::uint64_t used_bytes() const;
  /// What a chain's records and blobs take.
  std::uint64_t bytes(const ChainFiles& chain) const;
};

Census take_census(const StoreLayout& layout);

/// The chains alone; false if some record cannot be read now.
bool read_chains(const StoreLayout& layout, std::vector<ChainFiles>* chains,
                 std::uint64_t* temporary_bytes);

/// Whether this is `<sha256>.<ext>`.
bool is_blob_name(std::string_view name);

}  // namespace dase
