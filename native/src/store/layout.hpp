// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dase {

/// What the name of a record's file says.
struct RecordName {
  std::string key32;
  std::string variant;
  std::uint64_t generation = 0;

  /// `<key32>.<variant16>.<generation10>.json`
  std::string text() const;
  /// Empty unless `name` follows the pattern to the letter.
  static std::optional<RecordName> parse(std::string_view name);
};

/// Digits of a variant's id, in hexadecimal.
inline constexpr std::size_t kVariantDigits = 16;

/// Largest generation that a record's name can carry.
inline constexpr std::uint64_t kLastGeneration = 9'999'999'999;

/// Where everything lies under one root; docs/store-format.md. Immutable; safe from any thread.
class StoreLayout {
 public:
  explicit StoreLayout(std::string root) : root_(std::move(root)), store_(root_ + "/.store") {}

  const std::string& root() const noexcept { return root_; }
  const std::string& store() const noexcept { return store_; }
  std::string marker() const { return store_ + "/STORE"; }
  std::string records() const { return store_ + "/records"; }
  std::string record_folder(std::string_view key32) const;
  std::string record_path(const RecordName& name) const;
  std::string blobs() const { return store_ + "/blobs"; }
  std::string blob_folder(std::string_view sha256) const;
  std::string blob_path(const std::string& sha256, const std::string& extension) const;
  /// By the name of its file.
  std::string blob_path(const std::string& file_name) const;
  std::string trash() const { return store_ + "/trash"; }
  std::string trash_path(const std::string& sha256, const std::string& extension) const;
  std::string pins() const { return store_ + "/pins"; }
  /// Says that a key is never evicted.
  std::string pin(const std::string& key32) const { return pins() + "/" + key32 + ".json"; }
  /// What people write: the limits of the store.
  std::string policy() const { return root_ + "/cache.json"; }
  std::string leases() const { return store_ + "/leases"; }
  std::string quarantine() const { return store_ + "/quarantine"; }
  std::string stats() const { return store_ + "/stats"; }
  std::string category_folder(const std::string& category) const { return root_ + "/" + category; }

 private:
  std::string root_;
  std::string store_;
};

/// The paths of the files of one chain, each written over the one before. One thread at a time.
class ChainPaths {
 public:
  ChainPaths(const StoreLayout& layout, std::string_view key32, std::string_view variant);

  const std::string& record(std::uint64_t generation);
  /// The mark that says that records of this chain may have been removed.
  const std::string& pruned();

 private:
  std::string path_;
  const std::size_t stem_;  ///< what all of them begin with
};

/// Whether `text` has `size` characters, all lower-case hex digits.
bool is_lower_hex(std::string_view text, std::size_t size) noexcept;

/// Whether `text` is a blob's extension: `[a-z0-9]{1,16}`.
bool is_extension(std::string_view text) noexcept;

}  // namespace dase
