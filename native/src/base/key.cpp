// SPDX-License-Identifier: MIT
#include "dase/key.hpp"

#include "base/sha256.hpp"
#include "base/utf8.hpp"

namespace dase {
namespace {

constexpr std::size_t kCategoryLimit = 64;
constexpr std::size_t kKeyLimit = 1024;
constexpr std::size_t kStemLimit = 200;
constexpr std::size_t kStemKept = 150;

Status invalid(std::string message) {
  return Status(StatusCode::kInvalidArgument, std::move(message));
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_category(std::string_view text) {
  if (text.empty() || text.size() > kCategoryLimit || !is_lower(text.front())) return false;
  for (const char c : text) {
    if (!is_lower(c) && !is_digit(c) && c != '_') return false;
  }
  return true;
}

bool stands_for_itself(char c) {
  return is_lower(c) || is_digit(c) || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-';
}

}  // namespace

Status validate(const EntryKey& entry) {
  if (!is_category(entry.category)) {
    return invalid("category \"" + entry.category.substr(0, 80) +
                   "\" is not of the form [a-z][a-z0-9_]{0,63}");
  }
  if (entry.key.empty() || entry.key.size() > kKeyLimit) {
    return invalid("a key of " + std::to_string(entry.key.size()) +
                   " bytes was given; expected 1 to " + std::to_string(kKeyLimit));
  }
  if (!is_utf8(entry.key)) {
    return invalid("the key given for category " + entry.category +
                   " is not valid UTF-8; encode it as UTF-8 or escape its bytes");
  }
  return {};
}

std::string key32(const EntryKey& entry) {
  Sha256 sha;
  sha.update(entry.category);
  sha.update(std::string_view("\0", 1));
  sha.update(entry.key);
  return sha.finish_hex(32);
}

std::string head_stem(const EntryKey& entry) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string stem;
  for (const char c : entry.key) {
    if (stands_for_itself(c) && !(c == '.' && stem.empty())) {
      stem.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      stem.push_back('%');
      stem.push_back(kHex[byte >> 4]);
      stem.push_back(kHex[byte & 15]);
    }
  }
  if (stem.size() <= kStemLimit) return stem;
  return stem.substr(0, kStemKept) + "~" + key32(entry);
}

}  // namespace dase
