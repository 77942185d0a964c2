// SPDX-License-Identifier: MIT
#include "planner/problem_list.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/canonical_json.hpp"
#include "dase/version.hpp"
#include "spec/rigors.hpp"

namespace dase {
namespace {

using nlohmann::json;

constexpr std::size_t kDetailLimit = 48u << 10;

std::string member(const json& item, const char* name) {
  const auto found = item.find(name);
  return found != item.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t number(const json& item, const char* name) {
  const auto found = item.find(name);
  return found != item.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

/// A time from a record, whose sums and other units then fit 64 bits: at most eleven days.
std::int64_t duration(const json& item, const char* name, std::int64_t units_per_second) {
  return std::clamp<std::int64_t>(number(item, name), 0, 1'000'000 * units_per_second);
}

std::optional<Rigor> rigor_named(const std::string& name) {
  for (const Rigor rigor : kRigors) {
    if (name == to_string(rigor)) return rigor;
  }
  return std::nullopt;
}

Result<PlanSpec> read_spec(const json& item) {
  const std::string sizes = member(item, "sizes");
  const auto rank = 1 + std::count(sizes.begin(), sizes.end(), 'x');
  return PlanSpec::parse(member(item, "type") + '_' + std::to_string(rank) + "d_" + sizes +
                         member(item, "suffix") + '/' + member(item, "direction") + '/' +
                         member(item, "placement") + '/' + std::to_string(number(item, "threads")) +
                         '/' + member(item, "rigor") + member(item, "qualifiers"));
}

json candidates_json(const std::vector<WisdomCandidate>& candidates) {
  json list = json::array();
  for (const WisdomCandidate& candidate : candidates) {
    list.push_back({{"ns", candidate.measured_ns},
                    {"rigor", to_string(candidate.rigor)},
                    {"threads", candidate.threads}});
  }
  return list;
}

std::vector<WisdomCandidate> read_candidates(const json& item) {
  std::vector<WisdomCandidate> candidates;
  const auto list = item.find("candidates");
  if (list == item.end() || !list->is_array()) return candidates;
  for (const json& entry : *list) {
    if (!entry.is_object()) continue;
    const auto rigor = rigor_named(member(entry, "rigor"));
    const std::int64_t threads = number(entry, "threads");
    if (!rigor || threads < 1 || threads > std::numeric_limits<int>::max()) continue;
    candidates.push_back({*rigor, static_cast<int>(threads), duration(entry, "ns", 1'000'000'000)});
  }
  return candidates;
}

json to_json(const WisdomProblem& problem) {
  const PlanSpec& spec = problem.spec;
  json item = {{"direction", to_string(spec.direction())},
               {"host", problem.host},
               {"made_ms", problem.created_ms},
               {"measured_ns", problem.measured_ns},
               {"placement", to_string(spec.placement())},
               {"plan_digest", problem.plan_digest},
               {"planning_ms", problem.planning_ms},
               {"rigor", to_string(spec.rigor())},
               {"sizes", spec.key().sizes_text()},
               {"threads", spec.threads()},
               {"type", spec.key().type_text()},
               {"writer", problem.writer}};
  // What most problems do not have, and so is written only where it is.
  if (std::string text = spec.key().suffix_text(); !text.empty()) item["suffix"] = text;
  if (std::string text = spec.qualifiers_text(); !text.empty()) item["qualifiers"] = text;
  if (!problem.candidates.empty()) item["candidates"] = candidates_json(problem.candidates);
  if (!problem.plan_text.empty()) item["plan"] = problem.plan_text;
  return item;
}

std::string host_name() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

/// Whether `offered` tells more of the plan that `held` tells of, or `held` of none.
bool tells_more(const WisdomProblem& offered, const WisdomProblem& held) {
  if (held.plan_digest.empty()) return !offered.plan_digest.empty();
  if (offered.plan_digest != held.plan_digest || offered.measured_ns == 0) return false;
  return held.measured_ns == 0 || offered.measured_ns < held.measured_ns;
}

}  // namespace

std::vector<WisdomProblem> read_problems(const std::string& meta) {
  std::vector<WisdomProblem> problems;
  const Result<json> parsed = parse_store_json(meta);
  if (!parsed.ok() || !parsed->is_object()) return problems;
  const auto list = parsed->find("problems");
  if (list == parsed->end() || !list->is_array()) return problems;
  for (const json& item : *list) {
    if (!item.is_object()) continue;
    Result<PlanSpec> spec = read_spec(item);
    if (!spec.ok()) continue;
    WisdomProblem problem;
    problem.spec = std::move(spec).value();
    problem.measured_ns = duration(item, "measured_ns", 1'000'000'000);
    problem.planning_ms = duration(item, "planning_ms", 1000);
    problem.plan_digest = member(item, "plan_digest");
    problem.plan_text = member(item, "plan");
    problem.writer = member(item, "writer");
    problem.host = member(item, "host");
    problem.created_ms = number(item, "made_ms");
    problem.candidates = read_candidates(item);
    problems.push_back(std::move(problem));
  }
  return problems;
}

const WisdomProblem* serving_problem(const std::vector<WisdomProblem>& problems,
                                     const PlanSpec& spec) {
  for (const Rigor rigor : kRigors) {
    if (rigor < spec.rigor()) continue;
    const std::string text = spec.rigor(rigor).text();
    const auto found =
        std::find_if(problems.begin(), problems.end(),
                     [&](const WisdomProblem& problem) { return problem.spec.text() == text; });
    if (found != problems.end()) return &*found;
  }
  return nullptr;
}

std::vector<WisdomProblem> describe_problems(const std::vector<PlannedProblem>& planned) {
  const std::int64_t now = std::chrono::duration_cast<std::chrono::milliseconds>(
                               std::chrono::system_clock::now().time_since_epoch())
                               .count();
  const std::string host = host_name();
  std::vector<WisdomProblem> problems;
  for (const PlannedProblem& plan : planned) {
    if (!plan.usual) continue;
    WisdomProblem problem;
    problem.spec = plan.spec;
    problem.measured_ns = plan.measured_ns;
    problem.planning_ms = plan.planning_ns / 1'000'000;
    problem.plan_digest = plan.plan_digest;
    problem.plan_text = plan.plan_text;
    problem.writer = std::string("c++/") + version();
    problem.host = host;
    problem.created_ms = now;
    problem.candidates = plan.candidates;
    problems.push_back(std::move(problem));
  }
  return problems;
}

std::vector<WisdomProblem> merge_problems(const std::vector<WisdomProblem>& held,
                                          const std::vector<WisdomProblem>& offered) {
  std::map<std::string, WisdomProblem> merged;
  for (const auto* list : {&held, &offered}) {
    for (const WisdomProblem& problem : *list) {
      const auto [place, added] = merged.emplace(problem.spec.text(), problem);
      if (!added && tells_more(problem, place->second)) place->second = problem;
    }
  }
  std::vector<WisdomProblem> problems;
  for (auto& [text, problem] : merged) problems.push_back(std::move(problem));
  return problems;
}

Result<std::string> write_problems(const std::string& meta, std::vector<WisdomProblem> problems) {
  Result<json> parsed = parse_store_json(meta);
  if (!parsed.ok() || !parsed->is_object()) {
    return Status(StatusCode::kInvalidArgument,
                  "metadata must be one JSON object of strings and integers; found: " + meta);
  }
  problems = merge_problems(problems, {});
  // Plan texts, which FFTW can tell again, are left out first; then what competed.
  const auto printed = [&]() -> Result<std::string> {
    json list = json::array();
    for (const WisdomProblem& problem : problems) list.push_back(to_json(problem));
    parsed.value()["problems"] = std::move(list);
    return print_canonical(parsed.value());
  };
  Result<std::string> text = printed();
  if (!text.ok() || text->size() <= kDetailLimit) return text;
  for (WisdomProblem& problem : problems) problem.plan_text.clear();
  text = printed();
  if (!text.ok() || text->size() <= kDetailLimit) return text;
  for (WisdomProblem& problem : problems) problem.candidates.clear();
  return printed();
}

Status check_metadata(const std::string& meta, const WisdomKey& key) {
  const auto refuse = [&](const std::string& what) {
    return Status(StatusCode::kInvalidArgument,
                  "the metadata does not fit the key " + key.text() + ": " + what);
  };
  const Result<json> parsed = parse_store_json(meta);
  if (!parsed.ok() || !parsed->is_object()) return refuse("it is not a JSON object");
  if (const auto sizes = parsed->find("dimensions"); sizes != parsed->end()) {
    std::string found = sizes->is_string() ? sizes->get<std::string>() : sizes->dump();
    if (found != key.sizes_text() && found != json(key.sizes).dump()) {
      return refuse("dimensions are " + found);
    }
  }
  if (const auto planner = parsed->find("planner"); planner != parsed->end()) {
    std::string name = planner->is_string() ? planner->get<std::string>() : planner->dump();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (name.rfind("fftw_", 0) == 0) name.erase(0, 5);
    const bool known =
        name == "estimate" || name == "measure" || name == "patient" || name == "exhaustive";
    if (!known) {
      return refuse("planner is '" + name + "', not estimate, measure, patient or exhaustive");
    }
  }
  for (const WisdomProblem& problem : read_problems(meta)) {
    if (problem.spec.key().text() != key.text()) return refuse("it lists " + problem.spec.text());
  }
  return {};
}

}  // namespace dase
