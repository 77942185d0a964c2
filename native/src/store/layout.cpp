// SPDX-License-Identifier: MIT
#include "store/layout.hpp"

#include <charconv>

namespace dase {
namespace {

constexpr std::size_t kShardDigits = 3;
constexpr std::size_t kKeyDigits = 32;
constexpr std::size_t kVariantDigits = 16;
constexpr std::size_t kGenerationDigits = 10;
constexpr std::string_view kSuffix = ".json";
constexpr std::size_t kVariantAt = kKeyDigits + 1;
constexpr std::size_t kGenerationAt = kVariantAt + kVariantDigits + 1;
constexpr std::size_t kSuffixAt = kGenerationAt + kGenerationDigits;

std::string join(const std::string& store, std::string_view kind, std::string_view shard) {
  std::string path;
  path.reserve(store.size() + kind.size() + kShardDigits + 80);
  return path.append(store).append(kind).append(shard.substr(0, kShardDigits));
}

}  // namespace

bool is_lower_hex(std::string_view text, std::size_t size) noexcept {
  return text.size() == size && text.find_first_not_of("0123456789abcdef") == text.npos;
}

bool is_extension(std::string_view text) noexcept {
  return !text.empty() && text.size() <= 16 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == text.npos;
}

std::string RecordName::text() const {
  const std::string number = std::to_string(generation);
  std::string name;
  name.reserve(kSuffixAt + kSuffix.size());
  name.append(key32).append(1, '.').append(variant).append(1, '.');
  return name.append(kGenerationDigits - number.size(), '0').append(number).append(kSuffix);
}

std::optional<RecordName> RecordName::parse(std::string_view name) {
  if (name.size() != kSuffixAt + kSuffix.size() || name[kKeyDigits] != '.' ||
      name[kGenerationAt - 1] != '.' || name.substr(kSuffixAt) != kSuffix ||
      !is_lower_hex(name.substr(0, kKeyDigits), kKeyDigits) ||
      !is_lower_hex(name.substr(kVariantAt, kVariantDigits), kVariantDigits)) {
    return std::nullopt;
  }
  RecordName parsed;
  const char* end = name.data() + kSuffixAt;
  const auto [at, error] = std::from_chars(name.data() + kGenerationAt, end, parsed.generation);
  if (error != std::errc() || at != end || parsed.generation == 0) return std::nullopt;
  parsed.key32 = name.substr(0, kKeyDigits);
  parsed.variant = name.substr(kVariantAt, kVariantDigits);
  return parsed;
}

std::string Layout::record_folder(std::string_view key32) const {
  return join(store_, "/records/", key32);
}

std::string Layout::record_path(const RecordName& name) const {
  return record_folder(name.key32).append(1, '/').append(name.text());
}

std::string Layout::pruned_path(const std::string& key32, const std::string& variant) const {
  std::string path = record_folder(key32);
  return path.append(1, '/').append(key32).append(1, '.').append(variant).append(".pruned");
}

std::string Layout::blob_folder(std::string_view sha256) const {
  return join(store_, "/blobs/", sha256);
}

std::string Layout::blob_path(const std::string& sha256, const std::string& extension) const {
  return blob_folder(sha256).append(1, '/').append(sha256).append(1, '.').append(extension);
}

std::string Layout::trash_path(const std::string& sha256, const std::string& extension) const {
  return store_ + "/trash/" + sha256 + "." + extension;
}

}  // namespace dase
