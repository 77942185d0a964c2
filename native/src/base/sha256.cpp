// SPDX-License-Identifier: MIT
#include "base/sha256.hpp"

namespace dase {

Sha256::Sha256() { SHA256_Init(&context_); }

void Sha256::update(const void* data, std::size_t size) { SHA256_Update(&context_, data, size); }

Sha256Digest Sha256::finish() {
  Sha256Digest digest;
  SHA256_Final(digest.data(), &context_);
  return digest;
}

std::string Sha256::finish_hex() {
  constexpr char kHex[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * SHA256_DIGEST_LENGTH);
  for (const std::uint8_t byte : finish()) {
    hex.push_back(kHex[byte >> 4]);
    hex.push_back(kHex[byte & 15]);
  }
  return hex;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 sha;
  sha.update(bytes);
  return sha.finish_hex();
}

}  // namespace dase
