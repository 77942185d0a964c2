// SPDX-License-Identifier: MIT
#include <algorithm>

#include "planner/closure.hpp"
#include "planner/fftw_api.hpp"
#include "planner/native_plan.hpp"
#include "planner/planner_table.hpp"

namespace dase {
namespace {

bool holds_all(const PlannerLock& lock, const WisdomText& wisdom,
               const std::vector<PlanSpec>& problems) {
  lock.api().forget_wisdom();
  return import_table(lock, print_wisdom(wisdom)) &&
         std::all_of(problems.begin(), problems.end(),
                     [&](const PlanSpec& problem) { return wisdom_holds(lock, problem); });
}

WisdomText without(const WisdomText& wisdom, std::size_t begin, std::size_t count) {
  WisdomText rest;
  rest.preamble = wisdom.preamble;
  for (std::size_t i = 0; i < wisdom.lines.size(); ++i) {
    if (i < begin || i >= begin + count) rest.lines.push_back(wisdom.lines[i]);
  }
  return rest;
}

}  // namespace

// FFTW does not tell which lines a plan uses. Leave out ever smaller runs of lines, and keep each
// omission after which all problems are still planned (delta debugging, Zeller and Hildebrandt
// 2002): about k log2 n imports for k lines needed of n.
std::string extract_closure(const PlannerLock& lock, const std::vector<PlanSpec>& problems) {
  if (problems.empty()) return {};
  const Result<WisdomText> table = parse_wisdom(export_table(lock));
  if (!table.ok()) return {};
  WisdomText closure = table.value();
  const IsolatedTable isolated(lock);
  if (!holds_all(lock, closure, problems)) return {};
  for (std::size_t run = closure.lines.size() / 2; run > 0; run /= 2) {
    for (std::size_t begin = 0; begin < closure.lines.size();) {
      WisdomText rest = without(closure, begin, run);
      if (holds_all(lock, rest, problems)) {
        closure = std::move(rest);
      } else {
        begin += run;
      }
    }
  }
  return print_wisdom(closure);
}

}  // namespace dase
