// SPDX-License-Identifier: MIT
#include "store/verified_blobs.hpp"

#include <utility>

#include "base/crc32c.hpp"
#include "base/failpoints.hpp"
#include "base/sha256.hpp"

namespace dase {
namespace {

constexpr std::size_t kBound = 1u << 16;

}  // namespace

std::size_t VerifiedBlobs::Hash::operator()(const FileIdentity& identity) const noexcept {
  std::uint64_t mixed = identity.inode * 0x9E3779B97F4A7C15u;
  mixed ^= (mixed >> 29) + static_cast<std::uint64_t>(identity.mtime_ns) + identity.device;
  return static_cast<std::size_t>(mixed * 0xBF58476D1CE4E5B9u);
}

bool VerifiedBlobs::check(const FileIdentity& identity, const std::string& sha256,
                          std::string_view content) {
  if (failpoints::is_set("no-digest-check")) return true;
  const std::size_t hash = Hash()(identity);
  const auto print = static_cast<std::uint32_t>(hash);
  bool again;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    again = std::exchange(once_[(hash >> 32) % once_.size()], print) == print;
    const auto at = again ? seen_.find(identity) : seen_.end();
    if (at != seen_.end() && at->second.sha256 == sha256) {
      if (at->second.crc == crc32c(content)) return true;
      seen_.erase(at);
    }
  }
  if (sha256_hex(content) != sha256) return false;
  if (!again) return true;
  const std::uint32_t crc = crc32c(content);
  const std::lock_guard<std::mutex> lock(mutex_);
  if (seen_.size() >= kBound) seen_.clear();
  seen_[identity] = {sha256, crc};
  return true;
}

}  // namespace dase
