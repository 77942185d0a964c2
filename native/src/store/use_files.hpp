// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "store/layout.hpp"
#include "store/use_totals.hpp"

namespace dase {

/// How many closed files `stats/` may hold before a process that closes folds them into its own.
inline constexpr std::size_t kClosedUseFiles = 64;

/// Writes `totals` as the file `<id>.json` of `stats/`, in one step. Best effort; makes the folder,
/// but no store. Safe from any thread.
void write_use_file(const StoreLayout& layout, const std::string& id, const UseTotals& totals);

/// Adds all closed files to the last counts of process `id`, writes them and removes the others,
/// if there are more than `kClosedUseFiles`; else only writes. At every moment the sum that a
/// reader of docs/store-format.md finds is right. Best effort.
void close_use_file(const StoreLayout& layout, const std::string& id, UseTotals totals);

/// The sum of what all processes but `id` wrote, as docs/store-format.md says to add it up.
UseTotals read_other_use_files(const StoreLayout& layout, const std::string& id);

}  // namespace dase
