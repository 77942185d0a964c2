// SPDX-License-Identifier: MIT
#include "planner/wisdom_json.hpp"

#include <utility>

#include "planner/process_fingerprint.hpp"
#include "planner/stored_wisdom.hpp"

namespace dase {
namespace {

nlohmann::json candidates(const std::vector<WisdomCandidate>& values) {
  nlohmann::json array = nlohmann::json::array();
  for (const WisdomCandidate& value : values) {
    array.push_back({{"measured_ns", value.measured_ns},
                     {"rigor", to_string(value.rigor)},
                     {"threads", value.threads}});
  }
  return array;
}

nlohmann::json problem(const WisdomProblem& value) {
  return {{"candidates", candidates(value.candidates)},
          {"created_ms", value.created_ms},
          {"host", value.host},
          {"measured_ns", value.measured_ns},
          {"plan_digest", value.plan_digest},
          {"plan_text", value.plan_text},
          {"planning_ms", value.planning_ms},
          {"spec", value.spec.text()},
          {"usable", value.usable},
          {"writer", value.writer}};
}

nlohmann::json entry(const Record& record) {
  const Fingerprint& mine = fingerprint_for(record.entry.key);
  const Variant& variant = record.variant;
  return {{"created_ms", record.created_ms},
          {"fingerprint", wisdom_json(Fingerprint{variant.hard, variant.soft, variant.id})},
          {"generation", record.generation},
          {"key", record.entry.key},
          {"layer", to_string(record.layer)},
          {"size", record.blob_size},
          {"usable", usability(mine, variant.hard, variant.soft)},
          {"writer", record.writer}};
}

}  // namespace

nlohmann::json wisdom_json(const Fingerprint& fingerprint) {
  return {{"hard", fingerprint.hard}, {"soft", fingerprint.soft}, {"variant", fingerprint.variant}};
}

nlohmann::json wisdom_json(const SavedWisdom& saved) {
  return {{"lines_gained", saved.lines_gained},
          {"problems_gained", saved.problems_gained},
          {"usable", saved.usable},
          {"written", saved.written}};
}

nlohmann::json wisdom_json(const std::vector<WisdomProblem>& problems) {
  nlohmann::json array = nlohmann::json::array();
  for (const WisdomProblem& value : problems) array.push_back(problem(value));
  return array;
}

nlohmann::json wisdom_json(const std::vector<Record>& records) {
  nlohmann::json array = nlohmann::json::array();
  for (const Record& record : records) array.push_back(entry(record));
  return array;
}

nlohmann::json wisdom_json(const WisdomStatistics& statistics) {
  return {{"foreign_hits", statistics.foreign_hits},
          {"memory_hits", statistics.memory_hits},
          {"misses", statistics.misses},
          {"planned", statistics.planned},
          {"planning_saved_ns", statistics.planning_saved.count()},
          {"planning_spent_ns", statistics.planning_spent.count()},
          {"store_hits", statistics.store_hits}};
}

nlohmann::json wisdom_json(const MergedFiles& merged) {
  nlohmann::json files = nlohmann::json::array();
  for (const MergedFile& file : merged.files) {
    files.push_back({{"lines", file.lines}, {"problems_gained", file.problems_gained}});
  }
  return {{"files", std::move(files)},
          {"lines", merged.wisdom.lines.size()},
          {"preamble", merged.wisdom.preamble},
          {"text", print_wisdom(merged.wisdom)}};
}

std::string print_json(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace dase
