// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/file.hpp"

namespace dase {

/// How an attempt to give a temporary file its name ended.
enum class LinkOutcome { kLinked, kExists, kFailed };

/// A file `.t-<32 random hex digits>` in the folder of its target, removed when this goes out of
/// scope. Errors are errno values. One thread at a time.
class TempFile {
 public:
  TempFile() = default;
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;
  ~TempFile();

  /// `write` and `finish`.
  int create(const std::string& folder, std::string_view bytes, bool sync);

  /// Makes the file (0444 less the umask) and writes it in full. The folder must exist.
  int write(const std::string& folder, std::string_view bytes);

  /// Syncs what was written if asked to, and closes the file. To be called before it is named.
  int finish(bool sync);

  /// Names the file by `link`: kExists leaves what is there. An error although the link count grew
  /// counts as success: the reply of a file server was lost.
  LinkOutcome link_to(const std::string& target, int* error) const;

  /// Names the file by `rename`, over whatever is there.
  int rename_to(const std::string& target);

  /// Empty before `create` and after `rename_to`.
  const std::string& path() const noexcept { return path_; }

  /// When the file was written, known once it is finished, by the file system's clock.
  std::int64_t written_ns() const noexcept { return written_ns_; }

 private:
  std::string path_;
  UniqueFd fd_;
  std::int64_t written_ns_ = 0;
};

/// `<folder>/.t-<32 random hex digits>`.
std::string temporary_name(const std::string& folder);

}  // namespace dase
