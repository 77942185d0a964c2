// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/file.hpp"

namespace dase {

/// Remembers which files this process has checked against their SHA-256, so that later reads take
/// the CRC-32C of the content only. Bounded: it forgets all when full. Thread-safe.
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
  std::unordered_map<FileIdentity, Seen, Hash> seen_;
};

}  // namespace dase
