// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "dase/store.hpp"
#include "store/layout.hpp"

namespace dase {

/// The newest good record of every chain, tombstones too; an empty category means all. In no
/// certain order. What cannot be read is left out. Safe from any thread.
std::vector<Record> list_newest_records(const StoreLayout& layout, const std::string& category);

/// The live ones of `own`, and those of `below` that `own` neither has nor has deleted. Sorted by
/// category, key, variant.
std::vector<Record> live_records(std::vector<Record> own, std::vector<Record> below);

}  // namespace dase
