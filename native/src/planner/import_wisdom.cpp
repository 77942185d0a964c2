// SPDX-License-Identifier: MIT
#include "planner/import_wisdom.hpp"

#include <fftw3.h>

#include <algorithm>
#include <set>

#include "planner/native_plan.hpp"
#include "planner/planner_table.hpp"
#include "planner/process_fingerprint.hpp"

namespace dase {
namespace {

/// FFTW's memory less the lines of `wisdom`.
std::string table_without(const PlannerLock& lock, const WisdomText& wisdom) {
  Result<WisdomText> table = parse_wisdom(export_table(lock));
  if (!table.ok()) return {};
  const std::set<WisdomLine> unwanted(wisdom.lines.begin(), wisdom.lines.end());
  auto& lines = table->lines;
  lines.erase(std::remove_if(lines.begin(), lines.end(),
                             [&](const WisdomLine& line) { return unwanted.count(line) != 0; }),
              lines.end());
  return print_wisdom(table.value());
}

}  // namespace

ImportOutcome import_stored(const PlannerLock& lock, const StoredWisdom& stored,
                            std::string* problem) {
  // An export costs as much as the import. The first plan of a process goes without: if its wisdom
  // is bad, what was there is told apart by its lines.
  static bool first = true;  // guarded by the planner lock
  std::string before;
  if (!first) before = export_table(lock);
  if (!import_table(lock, stored.text())) return ImportOutcome::kRefused;
  adopt_preamble(lock, stored.wisdom.preamble);
  for (const WisdomProblem& listed : stored.problems) {
    if (wisdom_holds(lock, listed.spec)) continue;
    *problem = listed.spec.text();
    if (first) before = table_without(lock, stored.wisdom);
    fftw_forget_wisdom();
    import_table(lock, before);
    return ImportOutcome::kIncomplete;
  }
  first = false;
  return ImportOutcome::kImported;
}

}  // namespace dase
