// SPDX-License-Identifier: MIT
#include "planner/import_wisdom.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <string>

#include "planner/fftw_api.hpp"
#include "planner/native_plan.hpp"
#include "planner/planner_table.hpp"
#include "planner/process_fingerprint.hpp"

namespace dase {
namespace {

struct ByContent {
  template <typename Text>
  bool operator()(const Text& a, const Text& b) const {
    return *a < *b;
  }
};

using Texts = std::set<std::shared_ptr<const std::string>, ByContent>;

/// The texts of the store that were imported.
Texts& imported_texts(const PlannerLock& lock) {
  static auto& texts = *new std::array<Texts, 3>;  // each guarded by its planner lock
  return texts[static_cast<std::size_t>(lock.precision())];
}

fftw_plan_s* plan_from_memory(const PlannerLock& lock, const PlanSpec& spec,
                              const TransformArrays& arrays) {
  return make_native_plan(lock, spec, arrays, PlanSearch::kWisdomOnly);
}

void take_out(const PlannerLock& lock, const StoredWisdom& stored) {
  Texts& texts = imported_texts(lock);
  texts.erase(stored.entry.content);
  WisdomText unwanted = stored.wisdom;
  for (const auto& text : texts) {
    const Result<WisdomText> wisdom = parse_wisdom(*text);
    if (!wisdom.ok()) continue;
    const std::set<WisdomLine> shared(wisdom->lines.begin(), wisdom->lines.end());
    auto& lines = unwanted.lines;
    lines.erase(std::remove_if(lines.begin(), lines.end(),
                               [&](const WisdomLine& line) { return shared.count(line) != 0; }),
                lines.end());
  }
  const std::string rest = without_lines(export_table(lock), unwanted);
  lock.api().forget_wisdom();
  import_table(lock, rest);
}

}  // namespace

bool import_stored(const PlannerLock& lock, const StoredWisdom& stored) {
  if (!import_table(lock, stored.text())) return false;
  adopt_preamble(lock, stored.wisdom.preamble);
  imported_texts(lock).insert(stored.entry.content);
  return true;
}

fftw_plan_s* plan_listed(const PlannerLock& lock, const StoredWisdom& stored, const PlanSpec& spec,
                         const TransformArrays& arrays) {
  if (fftw_plan_s* plan = plan_from_memory(lock, spec, arrays)) return plan;
  {
    // A line of another text may stand in the way, or the host made FFTW forget meanwhile.
    const IsolatedTable isolated(lock);
    import_table(lock, stored.text());
    if (fftw_plan_s* plan = plan_from_memory(lock, spec, arrays)) return plan;
  }
  take_out(lock, stored);
  return nullptr;
}

}  // namespace dase
