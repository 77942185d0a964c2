// SPDX-License-Identifier: MIT
#include "store/pins.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/canonical_json.hpp"
#include "base/folder.hpp"
#include "store/publish.hpp"

namespace dase {
namespace {

using nlohmann::json;

constexpr std::size_t kPinDigits = 32;
constexpr std::size_t kPinLimit = std::size_t{1} << 14;
constexpr std::string_view kPinSuffix = ".json";

std::optional<EntryKey> read_pin(const std::string& path) {
  std::string text;
  FileIdentity identity;
  if (read_regular_file(path, kPinLimit, &text, &identity) != 0) return std::nullopt;
  const Result<json> pin = parse_store_json(text);
  if (!pin.ok() || !pin->is_object() || pin->size() != 2) return std::nullopt;
  const json category = pin->value("category", json());
  const json key = pin->value("key", json());
  if (!category.is_string() || !key.is_string()) return std::nullopt;
  return EntryKey{category.get<std::string>(), key.get<std::string>()};
}

}  // namespace

int Pins::pin(const EntryKey& entry, Durability durability) const {
  const Result<std::string> line =
      print_canonical({{"category", entry.category}, {"key", entry.key}});
  if (!line.ok()) return EINVAL;
  TempFile file;
  int error = create_in(layout_.pins(), line.value() + "\n", durability, &file);
  if (error != 0) return error;
  if (file.link_to(layout_.pin(key32(entry)), &error) == LinkOutcome::kFailed) return error;
  return durability == Durability::kFull ? sync_folder(layout_.pins()) : 0;
}

int Pins::unpin(const EntryKey& entry, bool* was_pinned) const {
  *was_pinned = ::unlink(layout_.pin(key32(entry)).c_str()) == 0;
  return *was_pinned || errno == ENOENT ? 0 : errno;
}

int Pins::names(std::set<std::string>* names) const {
  const int error = for_each_name(layout_.pins(), [&](const char* text) {
    const std::string_view name(text);
    if (name.size() == kPinDigits + kPinSuffix.size() && name.substr(kPinDigits) == kPinSuffix &&
        is_lower_hex(name.substr(0, kPinDigits), kPinDigits)) {
      names->emplace(name.substr(0, kPinDigits));
    }
  });
  return error == ENOENT ? 0 : error;
}

int Pins::keys(std::vector<EntryKey>* keys) const {
  std::set<std::string> pinned;
  const int error = names(&pinned);
  for (const std::string& name : pinned) {
    std::optional<EntryKey> entry = read_pin(layout_.pin(name));
    if (entry && validate(*entry).ok() && key32(*entry) == name) {
      keys->push_back(std::move(*entry));
    }
  }
  std::sort(keys->begin(), keys->end(), [](const EntryKey& a, const EntryKey& b) {
    return std::tie(a.category, a.key) < std::tie(b.category, b.key);
  });
  return error;
}

}  // namespace dase
