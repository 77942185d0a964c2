// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "dase/store.hpp"
#include "store/layout.hpp"

namespace dase {

/// The newest good record of every chain whose state is live; an empty category means all. Sorted
/// by category, key, variant. What cannot be read is left out. Safe from any thread.
std::vector<Record> list_live_records(const StoreLayout& layout, const std::string& category);

}  // namespace dase
