// SPDX-License-Identifier: MIT
#include "store/evictor.hpp"

#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <tuple>
#include <utility>

#include "base/folder.hpp"
#include "store/publish.hpp"

namespace dase {
namespace {

constexpr std::size_t kPinDigits = 32;
constexpr std::int64_t kNsPerMs = 1'000'000;

/// Nine tenths, down to which an eviction goes, with room for what is about to be written.
std::uint64_t target(std::uint64_t limit, std::uint64_t room) {
  return std::min(limit - limit / 10, limit - room);
}

bool is_over(std::uint64_t used, const std::optional<std::uint64_t>& limit, std::uint64_t room) {
  return limit && room <= *limit && used > *limit - room;
}

std::uint64_t less(std::uint64_t from, std::uint64_t amount) {
  return from - std::min(from, amount);
}

/// The limit of the store: its own, or what its file system leaves, whichever is less.
std::optional<std::uint64_t> limit_of(const CachePolicy& policy, const StoreLayout& layout,
                                      std::uint64_t used) {
  struct statvfs disk;
  if (!policy.min_free_percent || ::statvfs(layout.store().c_str(), &disk) != 0) {
    return policy.max_size_bytes;
  }
  const double total = static_cast<double>(disk.f_blocks) * static_cast<double>(disk.f_frsize);
  const double free = static_cast<double>(disk.f_bavail) * static_cast<double>(disk.f_frsize);
  const double most = static_cast<double>(used) + free - *policy.min_free_percent / 100 * total;
  const std::uint64_t left = most > 0 ? static_cast<std::uint64_t>(most) : 0;
  return std::min(left, policy.max_size_bytes.value_or(left));
}

}  // namespace

bool Fill::has_room_for(std::uint64_t bytes) const {
  return (!limit || used + bytes <= *limit) &&
         (!category_limit || category_used + bytes <= *category_limit);
}

/// One eviction, with its books on what it frees.
struct Evictor::Run {
  std::shared_ptr<const CachePolicy> policy;
  Census census;
  std::uint64_t used = 0;
  std::optional<std::uint64_t> limit;
  std::chrono::steady_clock::time_point deadline;
  std::map<std::string, std::size_t> users;  ///< how many chains name a blob
  std::map<std::string, std::uint64_t> category_bytes;
  std::map<std::string, std::uint64_t> category_entries;
  std::set<const ChainFiles*> swept;
  bool ranked = false;
  std::vector<const ChainFiles*> candidates;

  bool late() const { return std::chrono::steady_clock::now() >= deadline; }
};

Fill Evictor::make_room(const std::string& category, std::uint64_t bytes) {
  Run run;
  run.policy = policies_.for_write();
  run.census = take_census(layout_);
  run.used = run.census.used_bytes();
  run.limit = limit_of(*run.policy, layout_, run.used);
  run.deadline = std::chrono::steady_clock::now() + options_.put_deadline;
  for (const ChainFiles& chain : run.census.chains) {
    for (const std::string& name : chain.named) ++run.users[name];
    if (!chain.live) continue;
    run.category_bytes[chain.entry.category] += run.census.bytes(chain);
    ++run.category_entries[chain.entry.category];
  }
  for (const auto& each : run.policy->categories) {
    keep_category(&run, each.first, each.first == category ? bytes : 0);
  }
  keep_store(&run, bytes);
  for (const std::string& back : trash_.empty()) {
    const auto blob = run.census.blobs.find(back);
    if (blob != run.census.blobs.end()) run.used += blob->second.bytes;
  }
  return {run.used, run.limit, run.category_bytes[category],
          run.policy->rule(category).max_size_bytes};
}

void Evictor::keep_category(Run* run, const std::string& category, std::uint64_t room) {
  const CategoryRule& rule = run->policy->rule(category);
  const std::uint64_t& bytes = run->category_bytes[category];
  const std::uint64_t& entries = run->category_entries[category];
  const bool too_large = is_over(bytes, rule.max_size_bytes, room);
  const bool too_many = is_over(entries, rule.max_entries, 0);
  if (!too_large && !too_many) return;
  constexpr std::uint64_t kAny = std::numeric_limits<std::uint64_t>::max();
  const std::uint64_t most_bytes = too_large ? target(*rule.max_size_bytes, room) : kAny;
  const std::uint64_t most_entries = too_many ? target(*rule.max_entries, 0) : kAny;
  for (const ChainFiles* chain : candidates(run)) {
    if ((bytes <= most_bytes && entries <= most_entries) || run->late()) return;
    if (chain->entry.category == category) evict(run, *chain);
  }
}

void Evictor::keep_store(Run* run, std::uint64_t room) {
  if (!is_over(run->used, run->limit, room)) return;
  reclaim(run);
  if (!is_over(run->used, run->limit, room)) return;
  for (const ChainFiles* chain : candidates(run)) {
    if (run->used <= target(*run->limit, room) || run->late()) return;
    evict(run, *chain);
  }
}

/// Removes what nobody is served: blobs without a record, records and blobs of the dead, trash.
void Evictor::reclaim(Run* run) {
  for (const ChainFiles& chain : run->census.chains) {
    if (chain.live || chain.generations.size() < 2 || !run->swept.insert(&chain).second) continue;
    bury(chain);
    run->used = less(run->used, clear(run, chain));
  }
  for (const auto& blob : run->census.blobs) {
    if (run->census.complete && run->users.count(blob.first) == 0 && trash_.take(blob.first) == 0) {
      run->used = less(run->used, blob.second.bytes);
    }
  }
  for (const auto& file : run->census.trash) run->used = less(run->used, file.second.bytes);
}

/// What may go, in the order in which it goes: the expired first, then by the policy's order.
const std::vector<const ChainFiles*>& Evictor::candidates(Run* run) {
  if (std::exchange(run->ranked, true)) return run->candidates;
  TempFile clock;  // by whose mtime the file system tells the time
  if (create_in(layout_.trash(), {}, Durability::kNone, &clock) != 0) return run->candidates;
  struct Ranked {
    double score;
    const ChainFiles* chain;
  };
  std::vector<Ranked> ranking;
  const std::set<std::string> pins = pinned();
  for (const ChainFiles& chain : run->census.chains) {
    if (!chain.live || chain.frozen || !run->policy->rule(chain.entry.category).evict ||
        pins.count(chain.key32) != 0) {
      continue;
    }
    const auto blob = run->census.blobs.find(chain.newest_blob);
    const std::int64_t used_ns = blob == run->census.blobs.end() ? 0 : blob->second.mtime_ns;
    const std::int64_t idle_ms =
        std::max<std::int64_t>(1, (clock.written_ns() - used_ns) / kNsPerMs);
    double score = static_cast<double>(idle_ms);
    if (run->policy->cost_aware) {
      score = score * static_cast<double>(run->census.bytes(chain)) /
              static_cast<double>(std::max<std::int64_t>(1, chain.newest.cost_ms));
    }
    if (policies_.is_expired(chain.newest)) score = std::numeric_limits<double>::infinity();
    ranking.push_back({score, &chain});
  }
  std::sort(ranking.begin(), ranking.end(), [](const Ranked& a, const Ranked& b) {
    return std::tie(b.score, a.chain->entry.category, a.chain->entry.key, a.chain->variant.id) <
           std::tie(a.score, b.chain->entry.category, b.chain->entry.key, b.chain->variant.id);
  });
  for (const Ranked& each : ranking) run->candidates.push_back(each.chain);
  return run->candidates;
}

void Evictor::evict(Run* run, const ChainFiles& chain) {
  if (!run->swept.insert(&chain).second || !commit(chain)) return;
  std::uint64_t& bytes = run->category_bytes[chain.entry.category];
  bytes = less(bytes, run->census.bytes(chain));
  --run->category_entries[chain.entry.category];
  bury(chain);
  run->used = less(run->used, clear(run, chain));
}

/// Whether the entry is gone now, by this call or by somebody else's.
bool Evictor::commit(const ChainFiles& chain) {
  if (name_exists(layout_.pin(chain.key32))) return false;
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
void Evictor::bury(const ChainFiles& chain) {
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
  if (end + 1 >= generations.size() ||
      mark_pruned(layout_, chain.key32, chain.variant.id, options_.durability) != 0) {
    return;
  }
  while (generations.size() > end + 1) {
    ::unlink(layout_.record_path({chain.key32, chain.variant.id, generations.back()}).c_str());
    generations.pop_back();
  }
}

/// Moves to the trash what no other chain names; answers what goes with the chain.
std::uint64_t Evictor::clear(Run* run, const ChainFiles& chain) {
  std::uint64_t freed = chain.record_bytes;
  for (const std::string& name : chain.named) {
    const auto blob = run->census.blobs.find(name);
    if (--run->users[name] == 0 && blob != run->census.blobs.end() && trash_.take(name) == 0) {
      freed += blob->second.bytes;
    }
  }
  return freed;
}

std::set<std::string> Evictor::pinned() const {
  std::set<std::string> found;
  for_each_name(layout_.pins(), [&](const char* text) {
    const std::string_view name(text);
    if (name.size() == kPinDigits + 5 && name.substr(kPinDigits) == ".json" &&
        is_lower_hex(name.substr(0, kPinDigits), kPinDigits)) {
      found.emplace(name.substr(0, kPinDigits));
    }
  });
  return found;
}

}  // namespace dase
