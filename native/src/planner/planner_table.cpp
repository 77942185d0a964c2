// SPDX-License-Identifier: MIT
#include "planner/planner_table.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "planner/fftw_api.hpp"
#include "planner/native_plan.hpp"
#include "planner/scratch.hpp"

namespace dase {

std::string export_table(const PlannerLock& lock) {
  std::string text;
  lock.api().export_wisdom(
      [](char c, void* target) { static_cast<std::string*>(target)->push_back(c); }, &text);
  return text;
}

bool import_table(const PlannerLock& lock, const std::string& text) {
  return lock.api().import_wisdom_from_string(text.c_str()) != 0;
}

bool table_has(const std::string& table, const WisdomText& wisdom) {
  const Result<WisdomText> held = parse_wisdom(table);
  if (!held.ok()) return wisdom.lines.empty();
  const std::set<WisdomLine> lines(held->lines.begin(), held->lines.end());
  for (const WisdomLine& line : wisdom.lines) {
    if (lines.count(line) == 0) return false;
  }
  return true;
}

std::string without_lines(const std::string& table, const WisdomText& wisdom) {
  Result<WisdomText> held = parse_wisdom(table);
  if (!held.ok()) return {};
  const std::set<WisdomLine> unwanted(wisdom.lines.begin(), wisdom.lines.end());
  auto& lines = held->lines;
  lines.erase(std::remove_if(lines.begin(), lines.end(),
                             [&](const WisdomLine& line) { return unwanted.count(line) != 0; }),
              lines.end());
  return print_wisdom(held.value());
}

IsolatedTable::IsolatedTable(const PlannerLock& lock) : lock_(lock), saved_(export_table(lock)) {
  lock.api().forget_wisdom();
}

IsolatedTable::~IsolatedTable() {
  lock_.api().forget_wisdom();
  import_table(lock_, saved_);
  if (!kept_.empty()) import_table(lock_, kept_);
}

Status check_complete(const PlannerLock& lock, const WisdomText& wisdom, const std::string& text,
                      const std::vector<PlanSpec>& problems) {
  const IsolatedTable isolated(lock);
  if (!import_table(lock, text)) {
    return {StatusCode::kIncompatible,
            "FFTW refuses this wisdom: it was made by another build ('" + wisdom.preamble + "')"};
  }
  for (const PlanSpec& wanted : problems) {
    if (wisdom_holds(lock, wanted)) continue;
    const PlanSpec problem = wanted.rigor(Rigor::kEstimate);
    const Result<Scratch> scratch = Scratch::make(problem, best_placement(problem));
    if (!scratch.ok()) return scratch.status();
    destroy(lock, make_native_plan(lock, problem, scratch->arrays(), PlanSearch::kAllowed));
    if (!table_has(export_table(lock), wisdom)) {
      return {StatusCode::kCorrupt,
              "this wisdom is incomplete: a part of the plan of " + problem.key().text() + " (" +
                  to_string(problem.direction()) + ", " + to_string(problem.placement()) +
                  ") is missing; make it anew, or export it again as a whole"};
    }
  }
  return {};
}

}  // namespace dase
