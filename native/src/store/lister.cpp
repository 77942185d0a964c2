// SPDX-License-Identifier: MIT
#include "store/lister.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <utility>

#include "base/folder.hpp"
#include "store/record_files.hpp"

namespace dase {
namespace {

/// All chains of one shard, by key32 and variant.
using Shard = std::map<std::pair<std::string, std::string>, std::vector<std::uint64_t>>;

void add_live(const StoreLayout& layout, Shard* shard, const std::string& category,
              std::vector<Record>* records) {
  for (auto& [name, generations] : *shard) {
    std::sort(generations.begin(), generations.end(), std::greater<>());
    for (const std::uint64_t generation : generations) {
      RecordFile file = read_record_file(layout, {name.first, name.second, generation});
      if (file.state != RecordFileState::kGood) continue;
      const bool wanted = category.empty() || file.record.entry.category == category;
      if (wanted && file.record.state == EntryState::kLive) {
        records->push_back(std::move(file.record));
      }
      break;
    }
  }
}

}  // namespace

std::vector<Record> list_live_records(const StoreLayout& layout, const std::string& category) {
  std::vector<Record> records;
  for_each_name(layout.records(), [&](const char* folder) {
    if (!is_lower_hex(folder, 3)) return;
    Shard shard;
    for_each_name(layout.record_folder(folder), [&](const char* text) {
      const auto name = RecordName::parse(text);
      if (name) shard[{name->key32, name->variant}].push_back(name->generation);
    });
    add_live(layout, &shard, category, &records);
  });
  std::sort(records.begin(), records.end(), [](const Record& a, const Record& b) {
    return std::tie(a.entry.category, a.entry.key, a.variant.id) <
           std::tie(b.entry.category, b.entry.key, b.variant.id);
  });
  return records;
}

}  // namespace dase
