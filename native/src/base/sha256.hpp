// SPDX-License-Identifier: MIT
#pragma once

#include <openssl/sha.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dase {

using Sha256Digest = std::array<std::uint8_t, SHA256_DIGEST_LENGTH>;

/// SHA-256 (FIPS 180-4) of bytes that arrive in pieces. One thread at a time per object; after
/// `finish` the object is spent.
///
/// It calls OpenSSL's low-level functions: the first digest through EVP costs a millisecond.
class Sha256 {
 public:
  Sha256();

  void update(const void* data, std::size_t size);
  void update(std::string_view bytes) { update(bytes.data(), bytes.size()); }

  /// The digest of everything given to `update`.
  Sha256Digest finish();

  /// The first `digits` of the 64 lower-case hex digits of `finish()`.
  std::string finish_hex(std::size_t digits = std::size_t{2} * SHA256_DIGEST_LENGTH);

 private:
  SHA256_CTX context_;
};

/// SHA-256 of `bytes` as 64 lower-case hex digits. Safe from any thread.
std::string sha256_hex(std::string_view bytes);

}  // namespace dase
