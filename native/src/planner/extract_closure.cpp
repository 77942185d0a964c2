// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

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

// Delta debugging (Zeller and Hildebrandt 2002): leaves out ever smaller runs of lines, about
// k log2 n attempts for k lines needed of n.
WisdomText smallest_part(WisdomText wisdom, const std::function<bool(const WisdomText&)>& serves) {
  for (std::size_t run = wisdom.lines.size() / 2; run > 0; run /= 2) {
    for (std::size_t begin = 0; begin < wisdom.lines.size();) {
      WisdomText rest = without(wisdom, begin, run);
      if (serves(rest)) {
        wisdom = std::move(rest);
      } else {
        begin += run;
      }
    }
  }
  return wisdom;
}

std::string extract_closure(const PlannerLock& lock, const std::vector<PlanSpec>& problems) {
  if (problems.empty()) return {};
  Result<WisdomText> table = parse_wisdom(export_table(lock));
  if (!table.ok()) return {};
  const IsolatedTable isolated(lock);
  const auto serves = [&](const WisdomText& part) { return holds_all(lock, part, problems); };
  if (!serves(table.value())) return {};
  return print_wisdom(smallest_part(std::move(table).value(), serves));
}

}  // namespace dase
