// SPDX-License-Identifier: MIT
#include "store/lister.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/folder.hpp"
#include "store/record_files.hpp"

namespace dase {
namespace {

using EntryName = std::tuple<std::string, std::string, std::string>;

EntryName name_of(const Record& record) {
  return {record.entry.category, record.entry.key, record.variant.id};
}

/// All chains of one shard, by key32 and variant.
using Shard = std::map<std::pair<std::string, std::string>, std::vector<std::uint64_t>>;

void add_newest(const StoreLayout& layout, Shard* shard, const std::string& category,
                std::vector<Record>* records) {
  for (auto& [name, generations] : *shard) {
    std::sort(generations.begin(), generations.end(), std::greater<>());
    for (const std::uint64_t generation : generations) {
      RecordFile file = read_record_file(layout, {name.first, name.second, generation});
      if (file.state != RecordFileState::kGood) continue;
      const bool wanted = category.empty() || file.record.entry.category == category;
      if (wanted) records->push_back(std::move(file.record));
      break;
    }
  }
}

}  // namespace

std::vector<Record> list_newest_records(const StoreLayout& layout, const std::string& category) {
  std::vector<Record> records;
  for_each_name(layout.records(), [&](const char* folder) {
    if (!is_lower_hex(folder, 3)) return;
    Shard shard;
    for_each_name(layout.record_folder(folder), [&](const char* text) {
      const auto name = RecordName::parse(text);
      if (name) shard[{name->key32, name->variant}].push_back(name->generation);
    });
    add_newest(layout, &shard, category, &records);
  });
  return records;
}

std::vector<Record> live_records(std::vector<Record> own, std::vector<Record> below) {
  const auto is_dead = [](const Record& record) { return record.state != EntryState::kLive; };
  std::set<EntryName> taken;
  for (const Record& record : own) {
    if (record.state != EntryState::kEvicted) taken.insert(name_of(record));
  }
  for (Record& record : below) {
    if (taken.count(name_of(record)) == 0) own.push_back(std::move(record));
  }
  own.erase(std::remove_if(own.begin(), own.end(), is_dead), own.end());
  std::sort(own.begin(), own.end(),
            [](const Record& a, const Record& b) { return name_of(a) < name_of(b); });
  return own;
}

}  // namespace dase
