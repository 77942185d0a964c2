// SPDX-License-Identifier: MIT
#include "store/sweep.hpp"

#include <algorithm>
#include <utility>

namespace dase {
namespace {

std::uint64_t less(std::uint64_t from, std::uint64_t amount) {
  return from - std::min(from, amount);
}

std::uint64_t value_or_zero(const std::map<std::string, std::uint64_t>& values,
                            const std::string& name) {
  const auto found = values.find(name);
  return found == values.end() ? 0 : found->second;
}

}  // namespace

Sweep::Sweep(const StoreLayout& layout, Durability durability, Committer& committer,
             const Census& census, bool dry_run)
    : layout_(layout),
      durability_(durability),
      committer_(committer),
      census_(census),
      dry_run_(dry_run),
      pins_(layout),
      trash_(layout),
      used_(census.used_bytes()) {
  for (const ChainFiles& chain : census.chains) {
    for (const std::string& name : chain.named) ++users_[name];
    if (!chain.live) continue;
    category_bytes_[chain.entry.category] += census.bytes(chain);
    ++category_entries_[chain.entry.category];
  }
}

std::uint64_t Sweep::used(const std::string& category) const {
  return value_or_zero(category_bytes_, category);
}

std::uint64_t Sweep::entries(const std::string& category) const {
  return value_or_zero(category_entries_, category);
}

void Sweep::evict(const ChainFiles& chain, const std::string& reason) {
  if (!swept_.insert(&chain).second || !commit(chain)) return;
  std::uint64_t& bytes = category_bytes_[chain.entry.category];
  bytes = less(bytes, census_.bytes(chain));
  --category_entries_[chain.entry.category];
  bury(chain);
  clear(chain, RemovalKind::kEntry, reason);
}

void Sweep::reclaim() {
  for (const ChainFiles& chain : census_.chains) {
    if (chain.live || chain.generations.size() < 2 || !swept_.insert(&chain).second) continue;
    bury(chain);
    clear(chain, RemovalKind::kRecords, "the entry is gone; these are its older versions");
  }
  for (const auto& [name, file] : census_.blobs) {
    if (!census_.complete || users_.count(name) != 0) continue;
    const auto freed = take(name);
    if (!freed) continue;
    used_ = less(used_, *freed);
    note(RemovalKind::kBlob, name, *freed, "no record names it");
  }
  for (const auto& [name, file] : census_.trash) {
    used_ = less(used_, file.bytes);
    taken_.insert(name);
    note(RemovalKind::kTrash, name, file.bytes, "an eviction left it behind");
  }
  // What somebody is about to commit looks like what nobody is served: it goes back, and counts.
  finish();
}

void Sweep::finish() {
  if (dry_run_) return;
  for (const std::string& back : trash_.empty(trash_.names())) {
    // Others take and bring back too, also what was never taken off these books.
    if (taken_.erase(back) == 0) continue;
    const auto blob = census_.blobs.find(back);
    used_ += (blob == census_.blobs.end() ? census_.trash.at(back) : blob->second).bytes;
    const auto is_back = [&](const Removal& each) { return !each.entry && each.name == back; };
    removed_.erase(std::remove_if(removed_.begin(), removed_.end(), is_back), removed_.end());
  }
}

bool Sweep::commit(const ChainFiles& chain) {
  if (dry_run_) return true;
  if (pins_.is_pinned(chain.key32)) return false;
  bool gone = false;
  const Result<PutOutcome> outcome = committer_.run(
      chain.entry, chain.variant, [&](const ChainEnd& end) -> Result<std::optional<Proposal>> {
        gone = !end.newest || end.newest->record.state != EntryState::kLive;
        if (gone || end.newest->record.generation != chain.generation) {
          return std::optional<Proposal>();
        }
        return std::optional<Proposal>(Proposal{EntryState::kEvicted, nullptr, {}});
      });
  return outcome.ok() && (outcome->written || gone);
}

/// Removes the records below a chain's tombstone, in ascending order.
void Sweep::bury(const ChainFiles& chain) const {
  if (dry_run_) return;
  std::vector<std::uint64_t> generations;
  if (list_chain(layout_, chain.key32, chain.variant.id, &generations) != 0) return;
  std::size_t end = 0;
  for (; end < generations.size(); ++end) {
    const RecordFile file =
        read_record_file(layout_, {chain.key32, chain.variant.id, generations[end]});
    if (file.state == RecordFileState::kUnreadable) return;
    if (file.state != RecordFileState::kGood) continue;
    if (file.record.state == EntryState::kLive) return;
    break;
  }
  if (end + 1 >= generations.size()) return;
  (void)remove_oldest(layout_, chain.key32, chain.variant.id, generations,
                      generations.size() - end - 1, durability_);
}

/// Moves to the trash what no other chain names.
void Sweep::clear(const ChainFiles& chain, RemovalKind kind, const std::string& reason) {
  std::uint64_t freed = chain.record_bytes;
  for (const std::string& name : chain.named) {
    if (--users_[name] == 0) freed += take(name).value_or(0);
  }
  used_ = less(used_, freed);
  removed_.push_back({kind, chain.entry, chain.variant.id, freed, reason});
}

std::optional<std::uint64_t> Sweep::take(const std::string& blob_name) {
  const auto blob = census_.blobs.find(blob_name);
  if (blob == census_.blobs.end()) return std::nullopt;
  if (!dry_run_ && trash_.take(blob_name) != 0) return std::nullopt;
  taken_.insert(blob_name);
  return blob->second.bytes;
}

void Sweep::note(RemovalKind kind, const std::string& name, std::uint64_t bytes,
                 const std::string& reason) {
  removed_.push_back({kind, std::nullopt, name, bytes, reason});
}

}  // namespace dase
