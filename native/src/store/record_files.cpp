// SPDX-License-Identifier: MIT
#include "store/record_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <utility>

#include "base/file.hpp"
#include "base/folder.hpp"
#include "base/sha256.hpp"
#include "store/fs_clock.hpp"
#include "store/record.hpp"

namespace dase {
namespace {

/// Kernels count the times of files in steps of up to 10 ms.
constexpr std::int64_t kClockStepNs = 20'000'000;

RecordFile unusable(RecordFileState state, std::string problem) {
  RecordFile file;
  file.state = state;
  file.problem = std::move(problem);
  return file;
}

/// `is_echo` tells whether a record's entry is the one that its name's key32 stands for.
template <typename IsEcho>
RecordFile read_record(const std::string& path, const RecordName& name, const IsEcho& is_echo) {
  std::string line;
  FileIdentity identity;
  const std::int64_t before_ns = wall_clock_ns();
  const int error = read_regular_file(path, kRecordLimit, &line, &identity);
  switch (error) {
    case 0:
      break;
    case ENOENT:
    case ESTALE:
      return unusable(RecordFileState::kGone, "the record is gone");
    case ELOOP:
    case EINVAL:
    case EFBIG:
      return unusable(RecordFileState::kCorrupt,
                      "record: no regular file of at most 65536 bytes: " + name.text());
    default:
      return unusable(RecordFileState::kUnreadable, name.text() + ": " + errno_text(error));
  }
  Result<Record> record = parse_record(line);
  if (!record.ok()) {
    return unusable(RecordFileState::kCorrupt, record.status().message() + ": " + name.text());
  }
  if (record->generation != name.generation || record->variant.id != name.variant ||
      !is_echo(record->entry)) {
    return unusable(RecordFileState::kCorrupt,
                    "record: its content belongs to another name than " + name.text());
  }
  RecordFile file;
  file.state = RecordFileState::kGood;
  file.record = std::move(record).value();
  file.digest = sha256_hex(line);
  file.sight = {identity, is_settled(identity, before_ns)};
  return file;
}

}  // namespace

bool is_settled(const FileIdentity& file, std::int64_t now_ns) noexcept {
  return now_ns - file.mtime_ns > kClockStepNs;
}

int list_chains(const StoreLayout& layout, const std::string& key32, std::vector<Chain>* chains) {
  chains->clear();
  const int error = for_each_name(layout.record_folder(key32), [&](const char* name) {
    const std::string_view text(name);
    if (text.substr(0, key32.size()) != key32) return;
    const auto parsed = RecordName::parse(text);
    if (!parsed) return;
    const auto at = std::find_if(chains->begin(), chains->end(), [&](const Chain& chain) {
      return chain.variant == parsed->variant;
    });
    Chain& chain = at != chains->end() ? *at : chains->emplace_back(Chain{parsed->variant, {}});
    chain.generations.push_back(parsed->generation);
  });
  for (Chain& chain : *chains) {
    std::sort(chain.generations.begin(), chain.generations.end(), std::greater<>());
  }
  std::sort(chains->begin(), chains->end(),
            [](const Chain& a, const Chain& b) { return a.variant < b.variant; });
  return error == ENOENT ? 0 : error;
}

int list_chain(const StoreLayout& layout, const std::string& key32, const std::string& variant,
               std::vector<std::uint64_t>* generations) {
  generations->clear();
  std::vector<Chain> chains;
  const int error = list_chains(layout, key32, &chains);
  for (Chain& chain : chains) {
    if (chain.variant == variant) *generations = std::move(chain.generations);
  }
  return error;
}

int mark_pruned(const StoreLayout& layout, const std::string& key32, const std::string& variant,
                Durability durability) {
  UniqueFd mark(::open(ChainPaths(layout, key32, variant).pruned().c_str(),
                       O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0444));
  if (!mark.valid() && errno != EEXIST) return errno;
  const int error = mark.close();
  if (error != 0) return error;
  return durability == Durability::kFull ? sync_folder(layout.record_folder(key32)) : 0;
}

int remove_oldest(const StoreLayout& layout, const std::string& key32, const std::string& variant,
                  const std::vector<std::uint64_t>& generations, std::size_t count,
                  Durability durability) {
  if (count == 0) return 0;
  const int error = mark_pruned(layout, key32, variant, durability);
  if (error != 0) return error;
  for (auto number = generations.rbegin(); count > 0; ++number, --count) {
    ::unlink(layout.record_path({key32, variant, *number}).c_str());
  }
  return 0;
}

RecordFile read_record_file(const StoreLayout& layout, const RecordName& name) {
  return read_record(layout.record_path(name), name,
                     [&](const EntryKey& found) { return key32(found) == name.key32; });
}

RecordFile read_record_file(const std::string& path, const RecordName& name,
                            const EntryKey& entry) {
  return read_record(path, name, [&](const EntryKey& found) {
    return found.category == entry.category && found.key == entry.key;
  });
}

}  // namespace dase
