// SPDX-License-Identifier: MIT
#include "planner/helper/helper_search.hpp"

#include <unistd.h>

#include <algorithm>
#include <optional>

#include "planner/native_plan.hpp"

namespace dase {
namespace {

/// A program that does not say hello by then is no helper.
constexpr std::chrono::seconds kHelloPatience{20};

class Conversation {
 public:
  Conversation(const HelperSearch& search, HelperProcess helper)
      : search_(search), helper_(std::move(helper)) {}

  SearchOutcome run() {
    if (auto unusable = hello()) return *unusable;
    using Outcome = HelperProcess::Outcome;
    Outcome outcome = helper_.send(print(search_.request), search_.deadline, search_.cancelled);
    std::string line;
    while (outcome == Outcome::kOk) {
      outcome = helper_.receive(&line, search_.deadline, search_.cancelled);
      if (outcome != Outcome::kOk) break;
      Result<Answer> answer = parse_answer(line);
      if (!answer.ok()) return failed("answered what is no answer: " + answer.status().message());
      if (answer->kind == Answer::Kind::kDone) return {};
      if (answer->kind == Answer::Kind::kFailed) {
        return {SearchEnd::kFailed, answer->message + bound()};
      }
      if (!is_sound(answer.value()) || !search_.reached(std::move(answer->rung))) {
        return failed("answered with wisdom that cannot be");
      }
    }
    return ended(outcome);
  }

 private:
  /// Why the helper cannot be used, or nothing.
  std::optional<SearchOutcome> hello() {
    using Outcome = HelperProcess::Outcome;
    HelloRequest request;
    request.precision = search_.request.specs.front().precision();
    request.bytes = search_.bytes;
    request.parent = ::getpid();
    const auto patience = std::chrono::steady_clock::now() + kHelloPatience;
    const auto deadline = std::min(search_.deadline, HelperProcess::Deadline(patience));
    std::string line;
    Outcome outcome = helper_.send(print(request), deadline, search_.cancelled);
    if (outcome == Outcome::kOk) outcome = helper_.receive(&line, deadline, search_.cancelled);
    if (outcome == Outcome::kCancelled) return SearchOutcome{SearchEnd::kCancelled, {}};
    if (outcome == Outcome::kDeadline && deadline == search_.deadline) return ended(outcome);
    if (outcome != Outcome::kOk) {
      const std::string how = helper_.end();
      if (how.empty() && outcome == Outcome::kEnded) return failed("was killed");
      return unusable("did not say hello" + (how.empty() ? how : " (" + how + ")") + bound());
    }
    const Result<Answer> answer = parse_answer(line);
    if (!answer.ok()) return unusable("said '" + line.substr(0, 80) + "' instead of hello");
    if (answer->kind == Answer::Kind::kFailed) return unusable("said: " + answer->message);
    if (answer->kind != Answer::Kind::kHello || answer->hard != search_.hard) {
      return unusable("has another FFTW, '" + answer->hard + "'; this process has '" +
                      search_.hard + "'");
    }
    return std::nullopt;
  }

  bool is_sound(const Answer& answer) const {
    if (answer.kind != Answer::Kind::kRung) return false;
    const PlannedProblem& problem = answer.rung.problem;
    const bool asked = std::any_of(
        search_.request.specs.begin(), search_.request.specs.end(), [&](const PlanSpec& spec) {
          const std::vector<int> counts = thread_counts(spec);
          return problem.spec.rigor() <= spec.rigor() &&
                 std::find(counts.begin(), counts.end(), problem.spec.threads()) != counts.end() &&
                 problem.spec.rigor(spec.rigor()).threads(spec.threads()) == spec;
        });
    const Result<WisdomText> wisdom = parse_wisdom(answer.rung.wisdom);
    return asked && problem.plan_digest == description_digest(problem.plan_text) && wisdom.ok() &&
           wisdom->preamble == search_.hard;
  }

  SearchOutcome ended(HelperProcess::Outcome outcome) {
    if (outcome == HelperProcess::Outcome::kDeadline) return {SearchEnd::kDeadline, {}};
    if (outcome == HelperProcess::Outcome::kCancelled) return {SearchEnd::kCancelled, {}};
    const std::string how = helper_.end();
    return failed("ended before it was done" + (how.empty() ? how : " (" + how + ")") + bound());
  }

  /// What may be behind the failure of a helper that was given little memory.
  std::string bound() const {
    if (search_.bytes == 0) return {};
    return "; its address space is bounded to " + std::to_string(search_.bytes) +
           " bytes by PlannerOptions::helper_bytes (Java: helperBytes): raise the bound, or "
           "take it away with 0, if the transform needs more";
  }

  SearchOutcome failed(const std::string& what) const {
    return {SearchEnd::kFailed, "the helper process " + search_.program + " " + what};
  }
  SearchOutcome unusable(const std::string& what) const {
    return {SearchEnd::kUnusable, failed(what).message};
  }

  const HelperSearch& search_;
  HelperProcess helper_;
};

}  // namespace

SearchOutcome search_in_helper(const HelperSearch& search) {
  Result<HelperProcess> helper = HelperProcess::start(search.program);
  if (!helper.ok()) return {SearchEnd::kUnusable, helper.status().message()};
  return Conversation(search, std::move(helper).value()).run();
}

}  // namespace dase
