// SPDX-License-Identifier: MIT
#include "store/ranking.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace dase {
namespace {

constexpr std::int64_t kNsPerMs = 1'000'000;
/// By how much the clock of whoever counted a use may be ahead and is still believed: an hour.
constexpr std::int64_t kClockAheadMs = 3'600'000;

struct Ranked {
  double score;
  const ChainFiles* chain;
};

/// Those of one score in the order of their names.
bool goes_before(const Ranked& a, const Ranked& b) {
  return std::tie(b.score, a.chain->entry.category, a.chain->entry.key, a.chain->variant.id) <
         std::tie(a.score, b.chain->entry.category, b.chain->entry.key, b.chain->variant.id);
}

}  // namespace

Ranking::Ranking(const Census& census, const CachePolicy& policy, PolicyFile& policies,
                 const std::set<std::string>& pinned, UseTotals uses, std::int64_t now_ns)
    : census_(census), policies_(policies), uses_(std::move(uses)), now_ns_(now_ns) {
  std::vector<Ranked> ranking;
  for (const ChainFiles& chain : census.chains) {
    if (chain.live && !chain.frozen && policy.rule(chain.entry.category).evict &&
        pinned.count(chain.key32) == 0) {
      ranking.push_back({score(chain, policy.cost_aware), &chain});
    }
  }
  std::sort(ranking.begin(), ranking.end(), goes_before);
  for (const Ranked& each : ranking) candidates_.push_back(each.chain);
}

bool Ranking::is_expired(const ChainFiles& chain) const {
  return policies_.is_expired(chain.newest);
}

std::int64_t Ranking::idle_ms(const ChainFiles& chain) const {
  std::int64_t used_ns = counted_ns(chain.entry);
  // In the trash is what another process is about to bring back.
  for (const StoredFiles* files : {&census_.blobs, &census_.trash}) {
    const auto blob = files->find(chain.newest_blob);
    if (blob != files->end()) used_ns = std::max(used_ns, blob->second.mtime_ns);
  }
  return std::max<std::int64_t>(0, (now_ns_ - used_ns) / kNsPerMs);
}

std::int64_t Ranking::counted_ns(const EntryKey& entry) const {
  const auto category = uses_.entries.find(entry.category);
  if (category == uses_.entries.end()) return 0;
  const auto use = category->second.find(entry.key);
  if (use == category->second.end()) return 0;
  const std::int64_t last_ms = use->second.last_ms;
  const bool believed = last_ms >= 0 && last_ms <= now_ns_ / kNsPerMs + kClockAheadMs;
  return believed ? last_ms * kNsPerMs : 0;
}

std::int64_t Ranking::stored_ms(const ChainFiles& chain) const {
  return std::max<std::int64_t>(0, (now_ns_ - chain.written_ns) / kNsPerMs);
}

double Ranking::score(const ChainFiles& chain, bool cost_aware) const {
  if (is_expired(chain)) return std::numeric_limits<double>::infinity();
  const auto idle = static_cast<double>(std::max<std::int64_t>(1, idle_ms(chain)));
  if (!cost_aware) return idle;
  return idle * static_cast<double>(census_.bytes(chain)) /
         static_cast<double>(std::max<std::int64_t>(1, chain.newest.cost_ms));
}

}  // namespace dase
