// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <set>

#include "base/file.hpp"
#include "base/folder.hpp"
#include "planner/current_plans.hpp"
#include "planner/fftw_api.hpp"
#include "planner/process_fingerprint.hpp"
#include "planner/text_file.hpp"
#include "planner/wisdom_cache_impl.hpp"
#include "wisdom/wisdom_file.hpp"

namespace dase {
namespace {

constexpr std::string_view kExtension = ".wisdom";

std::filesystem::path folder_of(const std::string& directory) {
  std::error_code error;
  std::filesystem::path path = std::filesystem::absolute(directory, error).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

/// The root of the store whose `fftw_wisdom/` this folder is, if it is one's.
std::optional<std::string> root_of(const std::filesystem::path& folder) {
  std::error_code error;
  const std::filesystem::path root = folder.parent_path();
  if (folder.filename() != "fftw_wisdom" ||
      !std::filesystem::exists(root / ".store" / "STORE", error)) {
    return std::nullopt;
  }
  return root.string();
}

/// Another store alone, without what lies below this process's own.
StoreOptions alone() {
  StoreOptions options;
  options.system_root.clear();
  return options;
}

bool same_root(const std::string& a, const std::string& b) {
  std::error_code error;
  return std::filesystem::equivalent(a, b, error) && !error;
}

/// Merges one checked entry into another store, for the same variant.
Status merge_into(Store& target, const StoredWisdom& wisdom) {
  const Record& record = wisdom.entry.record;
  const WisdomGain gain{wisdom.wisdom, wisdom.problems, record.meta, record.cost_ms};
  const auto saved = commit_wisdom(target, record.entry.key, record.variant, gain);
  return saved.ok() ? Status() : saved.status();
}

/// kCorrupt for wisdom of this process's own FFTW that lacks a part: merged with an entry that is
/// whole, it would take that one into quarantine with it.
Status check_whole(const StoredWisdom& wisdom) {
  const Result<WisdomKey> key = WisdomKey::parse(wisdom.entry.record.entry.key);
  if (!key.ok()) return key.status();
  if (!load_fftw(key.value().precision).ok()) return {};  // as for another build's
  const PlannerLock lock(key.value().precision);
  if (wisdom.wisdom.preamble != process_fingerprint(lock).hard) return {};
  return check_claims(lock, key.value(), wisdom.wisdom, wisdom.text(), wisdom.problems);
}

/// Merges all wisdom of `source` that `wanted` picks; the number of keys. Tells `warnings` of what
/// is not whole.
template <typename Wanted>
Result<int> merge_stores(Store& source, Store& target, Warnings& warnings, const Wanted& wanted) {
  std::set<std::string> keys;
  for (const Record& record : source.list("fftw_wisdom")) {
    if (!wanted(record)) continue;
    Lookup lookup = source.get(record.entry, record.variant);
    if (!lookup.entry) continue;
    const auto wisdom = checked(source, *lookup.entry);
    if (!wisdom) continue;
    if (Status whole = check_whole(*wisdom); !whole.ok()) {
      warnings.once("merge " + record.entry.key, "fftw_wisdom " + record.entry.key + " of " +
                                                     source.root() +
                                                     " was not merged: " + whole.message());
      continue;
    }
    if (Status status = merge_into(target, *wisdom); !status.ok()) return status;
    keys.insert(record.entry.key);
  }
  return static_cast<int>(keys.size());
}

}  // namespace

Result<int> FFTWWisdomCache::export_directory(const std::string& directory) {
  const auto is_mine = [](const Record& record) {
    return record.variant.id == fingerprint_for(record.entry.key).variant;
  };
  const std::filesystem::path folder = folder_of(directory);
  if (const auto root = root_of(folder)) {
    if (same_root(*root, store().root()))
      return merge_stores(store(), store(), impl_->warnings(), is_mine);
    Store other(*root, alone());
    return merge_stores(store(), other, impl_->warnings(), is_mine);
  }
  if (const int error = make_folders(folder.string(), false); error != 0) {
    return Status(means_unavailable(error) ? StatusCode::kUnavailable : StatusCode::kIo,
                  "cannot make the folder " + folder.string() + ": " + errno_text(error));
  }
  int written = 0;
  for (const Record& record : store().list("fftw_wisdom")) {
    if (!is_mine(record)) continue;
    const Lookup lookup = store().get(record.entry, record.variant);
    if (!lookup.entry) continue;
    const std::string name = head_stem(record.entry) + std::string(kExtension);
    Status status = write_text_file((folder / name).string(), *lookup.entry->content);
    if (!status.ok()) return status;
    ++written;
  }
  return written;
}

Result<int> FFTWWisdomCache::import_directory(const std::string& directory) {
  const std::filesystem::path folder = folder_of(directory);
  if (const auto root = root_of(folder)) {
    if (same_root(*root, store().root())) return 0;
    Store other(*root, alone());
    return merge_stores(other, store(), impl_->warnings(), [](const Record&) { return true; });
  }
  std::vector<std::string> keys;
  const int error = for_each_name(folder.string(), [&](const char* name) {
    const std::string file(name);
    if (file.size() <= kExtension.size()) return;
    const std::size_t stem = file.size() - kExtension.size();
    if (file.substr(stem) == kExtension) keys.push_back(file.substr(0, stem));
  });
  if (error != 0) {
    return Status(error == ENOENT ? StatusCode::kNotFound : StatusCode::kIo,
                  "cannot read the folder " + folder.string() + ": " + errno_text(error));
  }
  std::sort(keys.begin(), keys.end());
  int taken = 0;
  for (const std::string& key : keys) {
    const std::string path = (folder / (key + std::string(kExtension))).string();
    const Result<std::string> text = read_wisdom_file(path);
    Status status = text.status();
    if (text.ok()) status = save(key, text.value()).status();
    if (status.ok()) {
      ++taken;
    } else {
      impl_->warnings().once("import " + path, path + " was not imported: " + status.message());
    }
  }
  return taken;
}

}  // namespace dase
