// SPDX-License-Identifier: MIT
#include "planner/import_wisdom.hpp"

#include <array>

#include "planner/fftw_api.hpp"
#include "planner/native_plan.hpp"
#include "planner/planner_table.hpp"
#include "planner/process_fingerprint.hpp"

namespace dase {
ImportOutcome import_stored(const PlannerLock& lock, const StoredWisdom& stored,
                            std::string* problem, SharedTwiddles* twiddles) {
  // An export costs as much as the import. The first plan of a process goes without: if its wisdom
  // is bad, what was there is told apart by its lines.
  static std::array<bool, 3> firsts = {true, true, true};  // each guarded by its planner lock
  bool& first = firsts[static_cast<std::size_t>(lock.precision())];
  std::string before;
  if (!first) before = export_table(lock);
  if (!import_table(lock, stored.text())) return ImportOutcome::kRefused;
  adopt_preamble(lock, stored.wisdom.preamble);
  for (const WisdomProblem& listed : stored.problems) {
    if (fftw_plan_s* plan = held_plan(lock, listed.spec)) {
      twiddles->take(lock, plan);
      continue;
    }
    *problem = listed.spec.text();
    if (first) before = without_lines(export_table(lock), stored.wisdom);
    lock.api().forget_wisdom();
    import_table(lock, before);
    return ImportOutcome::kIncomplete;
  }
  first = false;
  return ImportOutcome::kImported;
}

}  // namespace dase
