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

std::string Sha256::finish_hex(std::size_t digits) {
  constexpr char kHex[] = "0123456789abcdef";
  std::array<char, std::size_t{2} * SHA256_DIGEST_LENGTH> hex;
  auto at = hex.begin();
  for (const std::uint8_t byte : finish()) {
    *at++ = kHex[byte >> 4];
    *at++ = kHex[byte & 15];
  }
  return std::string(hex.data(), digits);
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 sha;
  sha.update(bytes);
  return sha.finish_hex();
}

}  // namespace dase
