// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/file.hpp"

namespace dase {

/// Remembers which files this process has checked against their SHA-256 twice, so that later reads
/// take the CRC-32C of the content only: most are read once, and are spared the sum. Bounded: it
/// forgets all when full. Thread-safe.
class VerifiedBlobs {
 public:
  /// Whether `content`, read from the file `identity`, has this digest.
  bool check(const FileIdentity& identity, const std::string& sha256, std::string_view content);

 private:
  struct Hash {
    std::size_t operator()(const FileIdentity& identity) const noexcept;
  };
  struct Seen {
    std::string sha256;
    std::uint32_t crc = 0;
  };

  std::mutex mutex_;
  /// Of the files read lately, each at its place by hash: the next one there takes it over.
  std::array<std::uint32_t, 1024> once_{};
  std::unordered_map<FileIdentity, Seen, Hash> seen_;
};

}  // namespace dase
