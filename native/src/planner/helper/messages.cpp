// SPDX-License-Identifier: MIT
#include "planner/helper/messages.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "spec/rigors.hpp"

namespace dase {
namespace {

using nlohmann::json;

/// A plan that takes longer than eleven days was not timed.
constexpr std::int64_t kLongestNanoseconds = 1'000'000 * std::int64_t{1'000'000'000};

template <typename Enum, std::size_t N>
Enum named(const std::string& name, const std::array<Enum, N>& values) {
  for (const Enum value : values) {
    if (name == to_string(value)) return value;
  }
  throw std::invalid_argument("'" + name + "' is no such name");
}

constexpr std::array kPrecisions = {Precision::kDouble, Precision::kFloat, Precision::kLongDouble};

std::string text_of(const json& object, const char* name) {
  return object.at(name).get<std::string>();
}

std::int64_t time_of(const json& object, const char* name) {
  const auto ns = object.at(name).get<std::int64_t>();
  if (ns < 0 || ns > kLongestNanoseconds)
    throw std::invalid_argument(std::string(name) + " is off");
  return ns;
}

PlanSpec spec_of(const std::string& text) {
  Result<PlanSpec> spec = PlanSpec::parse(text);
  if (!spec.ok()) throw std::invalid_argument(spec.status().message());
  return std::move(spec).value();
}

std::string line(const json& object) {
  return object.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

Rung rung_of(const json& object) {
  Rung rung;
  rung.wisdom = text_of(object, "wisdom");
  rung.problem.spec = spec_of(text_of(object, "spec"));
  rung.problem.plan_text = text_of(object, "plan");
  rung.problem.plan_digest = text_of(object, "digest");
  rung.problem.measured_ns = time_of(object, "measured_ns");
  rung.problem.planning_ns = time_of(object, "planning_ns");
  for (const json& candidate : object.at("candidates")) {
    rung.problem.candidates.push_back({named(text_of(candidate, "rigor"), kRigors),
                                       candidate.at("threads").get<int>(),
                                       time_of(candidate, "ns")});
  }
  return rung;
}

template <typename T, typename Read>
Result<T> read(std::string_view text, const Read& convert) {
  try {
    return convert(json::parse(text));
  } catch (const std::exception& error) {  // of JSON, or of what is none of these messages
    return Status(StatusCode::kCorrupt, std::string(error.what()).substr(0, 200));
  }
}

}  // namespace

std::string print(const HelloRequest& request) {
  return line({{"request", "hello"},
               {"precision", to_string(request.precision)},
               {"bytes", request.bytes},
               {"parent", request.parent}});
}

std::string print(const SearchRequest& request) {
  json specs = json::array();
  for (const PlanSpec& spec : request.specs) specs.push_back(spec.text());
  return line({{"request", "search"}, {"base", request.base}, {"specs", specs}});
}

std::string print(const Answer& answer) {
  const PlannedProblem& problem = answer.rung.problem;
  json candidates = json::array();
  switch (answer.kind) {
    case Answer::Kind::kHello:
      return line({{"answer", "hello"}, {"hard", answer.hard}, {"version", answer.version}});
    case Answer::Kind::kDone:
      return line({{"answer", "done"}});
    case Answer::Kind::kFailed:
      return line({{"answer", "failed"}, {"message", answer.message}});
    case Answer::Kind::kRung:
      break;
  }
  for (const WisdomCandidate& candidate : problem.candidates) {
    candidates.push_back({{"rigor", to_string(candidate.rigor)},
                          {"threads", candidate.threads},
                          {"ns", candidate.measured_ns}});
  }
  return line({{"answer", "rung"},
               {"spec", problem.spec.text()},
               {"wisdom", answer.rung.wisdom},
               {"plan", problem.plan_text},
               {"digest", problem.plan_digest},
               {"measured_ns", problem.measured_ns},
               {"planning_ns", problem.planning_ns},
               {"candidates", candidates}});
}

Result<Request> parse_request(std::string_view text) {
  return read<Request>(text, [](const json& object) {
    Request request;
    const std::string kind = text_of(object, "request");
    if (kind == "hello") {
      request.hello = {named(text_of(object, "precision"), kPrecisions),
                       object.at("bytes").get<std::uint64_t>(),
                       object.at("parent").get<std::int64_t>()};
    } else if (kind == "search") {
      request.kind = Request::Kind::kSearch;
      request.search.base = text_of(object, "base");
      for (const json& spec : object.at("specs")) {
        request.search.specs.push_back(spec_of(spec.get<std::string>()));
      }
    } else {
      throw std::invalid_argument("'" + kind + "' is no request");
    }
    return request;
  });
}

Result<Answer> parse_answer(std::string_view text) {
  return read<Answer>(text, [](const json& object) {
    Answer answer;
    const std::string kind = text_of(object, "answer");
    if (kind == "hello") {
      answer.kind = Answer::Kind::kHello;
      answer.hard = text_of(object, "hard");
      answer.version = text_of(object, "version");
    } else if (kind == "rung") {
      answer.kind = Answer::Kind::kRung;
      answer.rung = rung_of(object);
    } else if (kind == "done") {
      answer.kind = Answer::Kind::kDone;
    } else if (kind == "failed") {
      answer.message = text_of(object, "message");
    } else {
      throw std::invalid_argument("'" + kind + "' is no answer");
    }
    return answer;
  });
}

}  // namespace dase
