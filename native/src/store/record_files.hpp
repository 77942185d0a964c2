// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "base/file.hpp"
#include "dase/store.hpp"
#include "store/layout.hpp"

namespace dase {

/// All record numbers of one variant of a key, highest first; never empty.
struct Chain {
  std::string variant;
  std::vector<std::uint64_t> generations;
};

/// The chains of one key, sorted by variant. 0 or errno; a shard that does not exist holds none.
int list_chains(const StoreLayout& layout, const std::string& key32, std::vector<Chain>* chains);

/// The numbers of one chain, highest first; empty if there is none. 0 or errno.
int list_chain(const StoreLayout& layout, const std::string& key32, const std::string& variant,
               std::vector<std::uint64_t>* generations);

/// Says for good that records of a chain may have been removed; comes before the first removal. 0
/// or errno.
int mark_pruned(const StoreLayout& layout, const std::string& key32, const std::string& variant,
                Durability durability);

/// Removes the last `count` of a chain's numbers, which are sorted highest first, in ascending
/// order, so that a number is never free above one that is taken. 0, or the errno of the mark, when
/// nothing was removed.
int remove_oldest(const StoreLayout& layout, const std::string& key32, const std::string& variant,
                  const std::vector<std::uint64_t>& generations, std::size_t count,
                  Durability durability);

enum class RecordFileState { kGood, kGone, kCorrupt, kUnreadable };

/// Which file a record was read from, to see without reading it that another took its name.
struct RecordSight {
  FileIdentity file;
  /// Whether it was so old when it was read that no later file can have the same times. A younger
  /// one must be read again: its inode may be given to a file that is written right after it.
  bool settled = false;
};

/// Whether a file is older, at this time of the wall clock, than the clock of a file system is
/// coarse.
bool is_settled(const FileIdentity& file, std::int64_t now_ns) noexcept;

/// A record as its file holds it, or why it cannot be used.
struct RecordFile {
  RecordFileState state = RecordFileState::kGone;
  Record record;
  std::string digest;  ///< SHA-256 of the file
  RecordSight sight;
  std::string problem;
};

/// Reads and checks one record: regular file, size, checksum, grammar, and that its content echoes
/// its name.
RecordFile read_record_file(const StoreLayout& layout, const RecordName& name);

/// The same by its path, for a key that is known: the content must echo `entry`, whose key32 stands
/// in the name.
RecordFile read_record_file(const std::string& path, const RecordName& name, const EntryKey& entry);

}  // namespace dase
