// SPDX-License-Identifier: MIT
#include "store/system_layer.hpp"

#include <utility>

#include "base/file.hpp"
#include "store/lister.hpp"
#include "store/record_files.hpp"

namespace dase {

SystemLayer::SystemLayer(std::string root, PolicyFile& policies, Warnings& warnings)
    : layout_(std::move(root)),
      warnings_(warnings),
      marker_(layout_, Durability::kNone),
      blobs_(layout_, Durability::kNone, clock_, Access::kReadOnly),
      reader_(layout_, blobs_, policies) {}

bool SystemLayer::usable() {
  if (usable_) return true;
  Status status = marker_.readable();
  if (status.ok() && !name_exists(layout_.marker())) {
    status = Status(StatusCode::kNotFound, layout_.marker() + " is not there");
  }
  if (!status.ok()) {
    warnings_.once("system root", "the system root " + layout_.root() +
                                      " is left out: " + status.message() +
                                      "; name a store in DASE_CACHE_SYSTEM_ROOT, or unset it");
    return false;
  }
  usable_ = true;
  return true;
}

Found SystemLayer::find(const EntryKey& entry, const Variant& variant, std::int64_t schema,
                        Want want) {
  if (!usable()) return {};
  Found found = reader_.find(entry, variant, schema, want);
  const bool stepped_over = found.entry != nullptr && !found.newest;
  if (stepped_over || found.reason == MissReason::kCorrupt || found.reason == MissReason::kIo) {
    tell_of_damage(entry, found.detail);
  }
  if (found.entry && is_rejected(found.entry->record)) {
    found.entry = nullptr;
    found.reason = MissReason::kCorrupt;
    found.detail = "its content in the system root is bad";
  }
  if (found.entry) found.entry->record.layer = Layer::kSystem;
  return found;
}

std::vector<std::string> SystemLayer::variants(const std::string& key32) {
  std::vector<Chain> chains;
  std::vector<std::string> ids;
  if (!usable() || list_chains(layout_, key32, &chains) != 0) return ids;
  for (Chain& chain : chains) ids.push_back(std::move(chain.variant));
  return ids;
}

std::vector<Record> SystemLayer::list(const std::string& category) {
  if (!usable()) return {};
  std::vector<Record> records = list_newest_records(layout_, category);
  for (Record& record : records) record.layer = Layer::kSystem;
  return records;
}

void SystemLayer::reject(const Record& record, const std::string& found) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    rejected_.insert(record.blob_sha256);
  }
  tell_of_damage(record.entry, found);
}

bool SystemLayer::is_rejected(const Record& record) {
  const std::lock_guard<std::mutex> lock(mutex_);
  return rejected_.count(record.blob_sha256) != 0;
}

void SystemLayer::tell_of_damage(const EntryKey& entry, const std::string& detail) {
  warnings_.once("system " + key32(entry), "in the system root " + layout_.root() + ", " +
                                               entry.category + " " + entry.key +
                                               " is damaged and stepped over: " + detail +
                                               "; whoever keeps that root mends it by 'dase-cache "
                                               "warmup --root'");
}

}  // namespace dase
