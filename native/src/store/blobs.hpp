// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "base/temp_file.hpp"
#include "dase/store.hpp"
#include "store/fs_clock.hpp"
#include "store/layout.hpp"
#include "store/verified_blobs.hpp"

namespace dase {

enum class BlobState { kGood, kGone, kCorrupt, kUnreadable };

/// The bytes that a record names, or why they cannot be had.
struct BlobRead {
  BlobState state = BlobState::kGone;
  std::shared_ptr<const std::string> content;
  std::string problem;
};

/// Whether reading may move bad blobs away and note the time of last use.
enum class Access { kReadOnly, kReadWrite };

/// The immutable files named by their digest. Thread-safe.
class Blobs {
 public:
  Blobs(const StoreLayout& layout, Durability durability, FsClock& clock,
        Access access = Access::kReadWrite)
      : layout_(layout), durability_(durability), clock_(clock), access_(access) {}

  /// Reads and verifies a live record's blob. A bad one is read once more, then moved to
  /// quarantine. Refreshes the time of last use if it is older than an hour.
  BlobRead read(const Record& record);

  /// The same from `trash/`, without moving anything.
  BlobRead read_from_trash(const Record& record);

  /// Makes sure that the blob lies under its name with this content. 0 or errno.
  int publish(const std::string& sha256, const std::string& extension, const std::string& content);

  // The same in two steps, between which the file is to be finished.
  int write(const std::string& sha256, const std::string& content, TempFile* file) const;
  int name(TempFile& file, const std::string& sha256, const std::string& extension,
           std::size_t size);

 private:
  BlobRead read_once(const std::string& path, const Record& record, FileIdentity* identity);
  bool refresh(const std::string& path, const FileIdentity& identity);
  int sync_named(const std::string& path, const std::string& folder) const;

  const StoreLayout& layout_;
  const Durability durability_;
  FsClock& clock_;
  const Access access_;
  VerifiedBlobs verified_;
};

}  // namespace dase
