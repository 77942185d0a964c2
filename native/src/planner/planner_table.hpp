// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "dase/plan.hpp"
#include "planner/planner_lock.hpp"
#include "wisdom/wisdom_text.hpp"

namespace dase {

/// Everything that FFTW's memory holds, in FFTW's own layout; about 0.3 ms however little it is.
std::string export_table(const PlannerLock& lock);

/// False, with the memory as it was, if FFTW refuses `text`, as it does for another preamble. Only
/// text that parse_wisdom accepted may be given: FFTW aborts the process on some other.
bool import_table(const PlannerLock& lock, const std::string& text);

/// Whether every line of `wisdom` stands in the exported text `table`.
bool table_has(const std::string& table, const WisdomText& wisdom);

/// The exported text `table` less the lines of `wisdom`; empty if it does not read.
std::string without_lines(const std::string& table, const WisdomText& wisdom);

/// FFTW's memory emptied for as long as this lives, and what it held brought back at the end. What
/// `keep` names is imported after that, so it never displaces a line that was there before.
class IsolatedTable {
 public:
  explicit IsolatedTable(const PlannerLock& lock);
  ~IsolatedTable();
  IsolatedTable(const IsolatedTable&) = delete;
  IsolatedTable& operator=(const IsolatedTable&) = delete;

  void keep(std::string text) { kept_ = std::move(text); }
  /// Brings back what was there without these lines.
  void leave_out(const WisdomText& wisdom) { saved_ = without_lines(saved_, wisdom); }

 private:
  const PlannerLock& lock_;
  std::string saved_;
  std::string kept_;
};

/// Whether FFTW can use `text`, alone, without finding a sub-plan missing for any of `problems`. On
/// such a text FFTW forgets all its memory when a plan is asked for. kCorrupt names the problem.
Status check_complete(const PlannerLock& lock, const WisdomText& wisdom, const std::string& text,
                      const std::vector<PlanSpec>& problems);

}  // namespace dase
