// SPDX-License-Identifier: MIT
#include "wisdom/wisdom_merge.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace dase {
namespace {

using Lines = std::vector<const WisdomLine*>;

bool by_problem(const WisdomLine* a, const WisdomLine* b) { return a->problem < b->problem; }

void add_plans(Lines& lines, const WisdomText& wisdom) {
  for (const WisdomLine& line : wisdom.lines) {
    if (line.solver != kTimeoutSolver) lines.push_back(&line);
  }
}

/// Calls `visit(first, last)` for each run of lines of one problem.
template <typename Visit>
void for_each_problem(const Lines& sorted, Visit visit) {
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last = std::upper_bound(first, sorted.end(), *first, by_problem);
    visit(first, last);
    first = last;
  }
}

}  // namespace

bool subsumes(const WisdomLine& a, const WisdomLine& b) {
  return a.problem == b.problem && a.solver != kTimeoutSolver && (a.u & b.u) == a.u &&
         (a.l & b.l) == b.l;
}

std::size_t problems_gained(const WisdomText& a, const WisdomText& b) {
  Lines held;
  if (a.preamble == b.preamble) add_plans(held, a);
  Lines asked;
  add_plans(asked, b);
  std::sort(held.begin(), held.end(), by_problem);
  std::sort(asked.begin(), asked.end(), by_problem);
  std::size_t gained = 0;
  for_each_problem(asked, [&](auto first, auto last) {
    const auto candidates = std::equal_range(held.begin(), held.end(), *first, by_problem);
    const bool held_already = std::all_of(first, last, [&](const WisdomLine* line) {
      return std::any_of(candidates.first, candidates.second,
                         [&](const WisdomLine* candidate) { return subsumes(*candidate, *line); });
    });
    if (!held_already) ++gained;
  });
  return gained;
}

bool covers(const WisdomText& a, const WisdomText& b) {
  return a.preamble == b.preamble && problems_gained(a, b) == 0;
}

Result<WisdomText> merge_wisdom(const WisdomText& held, const WisdomText& incoming) {
  if (held.preamble != incoming.preamble) {
    return Status(StatusCode::kIncompatible,
                  "wisdom of another FFTW build: found the preamble \"" + incoming.preamble +
                      "\", expected \"" + held.preamble + "\"; keep it as a variant of its own");
  }
  Lines lines;
  lines.reserve(held.lines.size() + incoming.lines.size());
  add_plans(lines, held);
  add_plans(lines, incoming);
  std::stable_sort(lines.begin(), lines.end(), by_problem);

  WisdomText merged;
  merged.preamble = held.preamble;
  for_each_problem(lines, [&merged](auto first, auto last) {
    for (auto line = first; line != last; ++line) {
      const bool beaten = std::any_of(first, last, [&](const WisdomLine* const& other) {
        return &other != &*line && subsumes(*other, **line) &&
               (!subsumes(**line, *other) || &other < &*line);
      });
      if (!beaten) merged.lines.push_back(**line);
    }
  });
  std::sort(merged.lines.begin(), merged.lines.end());
  return merged;
}

}  // namespace dase
