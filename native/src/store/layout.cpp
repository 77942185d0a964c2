// SPDX-License-Identifier: MIT
#include "store/layout.hpp"

#include <algorithm>
#include <charconv>

namespace dase {
namespace {

constexpr std::size_t kShardDigits = 3;
constexpr std::size_t kKeyDigits = 32;
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

void append_number(std::uint64_t generation, std::string* name) {
  const std::string number = std::to_string(generation);
  if (number.size() < kGenerationDigits) name->append(kGenerationDigits - number.size(), '0');
  name->append(number).append(kSuffix);
}

std::string chain_stem(const StoreLayout& layout, std::string_view key32,
                       std::string_view variant) {
  std::string stem = layout.record_folder(key32);
  return stem.append(1, '/').append(key32).append(1, '.').append(variant).append(1, '.');
}

}  // namespace

ChainPaths::ChainPaths(const StoreLayout& layout, std::string_view key32, std::string_view variant)
    : path_(chain_stem(layout, key32, variant)), stem_(path_.size()) {}

const std::string& ChainPaths::record(std::uint64_t generation) {
  path_.resize(stem_);
  append_number(generation, &path_);
  return path_;
}

const std::string& ChainPaths::pruned() {
  path_.resize(stem_);
  return path_.append("pruned");
}

bool is_lower_hex(std::string_view text, std::size_t size) noexcept {
  return text.size() == size && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

bool is_extension(std::string_view text) noexcept {
  return !text.empty() && text.size() <= 16 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == text.npos;
}

std::string RecordName::text() const {
  std::string name = key32 + "." + variant + ".";
  append_number(generation, &name);
  return name;
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

std::string StoreLayout::record_folder(std::string_view key32) const {
  return join(store_, "/records/", key32);
}

std::string StoreLayout::record_path(const RecordName& name) const {
  return ChainPaths(*this, name.key32, name.variant).record(name.generation);
}

std::string StoreLayout::blob_folder(std::string_view sha256) const {
  return join(store_, "/blobs/", sha256);
}

std::string StoreLayout::blob_path(const std::string& sha256, const std::string& extension) const {
  return blob_folder(sha256).append(1, '/').append(sha256).append(1, '.').append(extension);
}

std::string StoreLayout::blob_path(const std::string& file_name) const {
  return blob_folder(file_name).append(1, '/').append(file_name);
}

std::string StoreLayout::trash_path(const std::string& sha256, const std::string& extension) const {
  return store_ + "/trash/" + sha256 + "." + extension;
}

}  // namespace dase
