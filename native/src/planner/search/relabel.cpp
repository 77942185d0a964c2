// SPDX-License-Identifier: MIT
#include "planner/search/relabel.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dase {

std::optional<WisdomText> relabelled(const WisdomText& winner, const WisdomText& asked) {
  using Difference = std::pair<std::uint32_t, std::uint32_t>;
  std::map<Difference, int> differences;
  for (const WisdomLine& mine : winner.lines) {
    for (const WisdomLine& other : asked.lines) {
      if (mine.problem == other.problem) ++differences[{mine.l ^ other.l, mine.u ^ other.u}];
    }
  }
  if (differences.empty()) return std::nullopt;
  const auto most =
      std::max_element(differences.begin(), differences.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  WisdomText text = winner;
  for (WisdomLine& line : text.lines) {
    line.l ^= most->first.first;
    line.u ^= most->first.second;
  }
  return text;
}

}  // namespace dase
