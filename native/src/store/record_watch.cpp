// SPDX-License-Identifier: MIT
#include "store/record_watch.hpp"

#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/file.hpp"
#include "base/sha256.hpp"
#include "store/fs_clock.hpp"
#include "store/record.hpp"

namespace dase {
namespace {

bool is_absent(const std::string& path) {
  return ::access(path.c_str(), F_OK) != 0 && errno == ENOENT;
}

}  // namespace

RecordWatch::RecordWatch(ChainPaths paths, std::uint64_t generation, const RecordSight& sight,
                         std::string digest)
    : here_(paths.record(generation)),
      next_(paths.record(generation + 1)),
      file_(sight.file),
      settled_(sight.settled),
      digest_(std::move(digest)) {}

bool RecordWatch::stands() const {
  FileIdentity now;
  return is_absent(next_) && identify(here_, &now) == 0 && now == file_ &&
         (settled_ || reads_the_same());
}

/// Whether the record still has the bytes that were read.
bool RecordWatch::reads_the_same() const {
  const std::int64_t before_ns = wall_clock_ns();
  std::string line;
  FileIdentity file;
  if (read_regular_file(here_, kRecordLimit, &line, &file) != 0 || sha256_hex(line) != digest_) {
    return false;
  }
  settled_ = file == file_ && is_settled(file, before_ns);
  return true;
}

ChainAboveWatch::ChainAboveWatch(ChainPaths paths, const ChainSeen& seen) {
  if (seen.highest != 0) {
    eviction_.emplace(std::move(paths), seen.highest, seen.sight, seen.digest);
    return;
  }
  first_ = paths.record(1);
  pruned_ = paths.pruned();
}

bool ChainAboveWatch::stands() const {
  return eviction_ ? eviction_->stands() : is_absent(first_) && is_absent(pruned_);
}

}  // namespace dase
