// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>

#include "base/sha256.hpp"

namespace dase::torture {

// Content that tells by itself whether it is whole and whose it is, byte for byte as
// io.dase.cache.torture.SelfDescribing writes it:
//   key=<key> LF, then one line for each token, sorted, then sha256=<of all before> LF.
// Plain values stand in a .npy file of bytes.

using Tokens = std::set<std::string>;

inline std::string print_content(const std::string& key, const Tokens& tokens) {
  std::string text = "key=" + key + "\n";
  for (const std::string& token : tokens) text += token + "\n";
  return text + "sha256=" + sha256_hex(text) + "\n";
}

/// The tokens, or false for anything but what `print_content` made of this key.
inline bool parse_content(const std::string& content, const std::string& key, Tokens* tokens) {
  tokens->clear();
  std::size_t at = 0;
  for (std::size_t end; (end = content.find('\n', at)) != std::string::npos; at = end + 1) {
    const std::string line = content.substr(at, end - at);
    if (at > 0 && line.rfind("sha256=", 0) != 0) tokens->insert(line);
  }
  return print_content(key, *tokens) == content;
}

/// A one-dimensional array of bytes as numpy's format 1.0 has it.
inline std::string npy_of(const std::string& bytes) {
  constexpr std::size_t kHeader = 128;
  constexpr std::size_t kPreamble = 10;
  std::string dict = "{'descr': '|u1', 'fortran_order': False, 'shape': (" +
                     std::to_string(bytes.size()) + ",), }";
  dict.resize(kHeader - kPreamble - 1, ' ');
  const std::string magic("\x93NUMPY\x01\x00\x76\x00", kPreamble);
  return magic + dict + "\n" + bytes;
}

/// The bytes of `npy_of`, or an empty string.
inline std::string bytes_of(const std::string& npy) {
  constexpr std::size_t kHeader = 128;
  const std::string bytes = npy.size() < kHeader ? std::string() : npy.substr(kHeader);
  return npy_of(bytes) == npy ? bytes : std::string();
}

}  // namespace dase::torture
