// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "store/layout.hpp"
#include "store/reader.hpp"
#include "store/record_files.hpp"

namespace dase {

/// Tells whether a record that was read is still the newest of its chain: the next number is
/// absent, and this one is the file that was read. Safe from any thread.
class RecordWatch {
 public:
  /// `digest`: SHA-256 of the record's file.
  RecordWatch(ChainPaths paths, std::uint64_t generation, const RecordSight& sight,
              std::string digest);

  bool stands() const;

 private:
  bool reads_the_same() const;

  const std::string here_;
  const std::string next_;
  const FileIdentity file_;
  mutable std::atomic<bool> settled_;  ///< RecordSight::settled
  const std::string digest_;
};

/// Tells whether the user's chain above an entry of the system root is as it was when that was
/// read: empty, or ended by the same eviction. Safe from any thread.
class ChainAboveWatch {
 public:
  ChainAboveWatch(ChainPaths paths, const ChainSeen& seen);

  bool stands() const;

 private:
  std::string first_;   ///< where there was no record
  std::string pruned_;  ///< the mark that there was one meanwhile
  std::optional<RecordWatch> eviction_;
};

}  // namespace dase
