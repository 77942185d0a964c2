// SPDX-License-Identifier: MIT
#include "store/ranking.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace dase {
namespace {

constexpr std::int64_t kNsPerMs = 1'000'000;

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
                 const std::set<std::string>& pinned, std::int64_t now_ns)
    : census_(census), policies_(policies), now_ns_(now_ns) {
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
  std::int64_t used_ns = 0;
  // In the trash is what another process is about to bring back.
  for (const StoredFiles* files : {&census_.blobs, &census_.trash}) {
    const auto blob = files->find(chain.newest_blob);
    if (blob != files->end()) used_ns = std::max(used_ns, blob->second.mtime_ns);
  }
  return std::max<std::int64_t>(0, (now_ns_ - used_ns) / kNsPerMs);
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
