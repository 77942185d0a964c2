// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dase/fftw_wisdom_cache.hpp"
#include "wisdom/wisdom_merge_files.hpp"

namespace dase {

/// The JSON that io.dase.cache.fftw.WisdomJson reads. Durations and times are integers in the unit
/// that ends their name.
nlohmann::json wisdom_json(const Fingerprint& fingerprint);
nlohmann::json wisdom_json(const SavedWisdom& saved);
nlohmann::json wisdom_json(const std::vector<WisdomProblem>& problems);
nlohmann::json wisdom_json(const std::vector<Record>& records);
nlohmann::json wisdom_json(const WisdomStatistics& statistics);
nlohmann::json wisdom_json(const MergedFiles& merged);

/// UTF-8 text; bytes of plan texts and host names that are not UTF-8 become U+FFFD.
std::string print_json(const nlohmann::json& value);

}  // namespace dase
