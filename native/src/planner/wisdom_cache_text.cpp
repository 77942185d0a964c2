// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <utility>

#include "planner/current_plans.hpp"
#include "planner/fftw_api.hpp"
#include "planner/held_problems.hpp"
#include "planner/native_plan.hpp"
#include "planner/planner_table.hpp"
#include "planner/problem_list.hpp"
#include "planner/process_fingerprint.hpp"
#include "planner/wisdom_cache_impl.hpp"
#include "wisdom/fingerprint.hpp"

namespace dase {
namespace {

/// What a text of this process's own FFTW is for, found out by asking FFTW; `listed` must be among
/// it. kCorrupt for a text with a missing part.
Result<std::vector<WisdomProblem>> verified_problems(const WisdomKey& key, const WisdomText& wisdom,
                                                     const std::string& text,
                                                     std::vector<WisdomProblem> listed) {
  std::vector<PlannedProblem> held;
  {
    const PlannerLock lock(key.precision);
    if (Status sound = check_claims(lock, key, wisdom, text, listed); !sound.ok()) return sound;
    const IsolatedTable isolated(lock);
    import_table(lock, text);
    for (PlanSpec& spec : held_problems(lock, key)) {
      PlannedProblem problem;
      problem.spec = std::move(spec);
      held.push_back(std::move(problem));
    }
  }
  return merge_problems(listed, describe_problems(held));
}

/// Texts of all precisions look alike, and a store of mixed ones would never serve.
Status check_kind(const WisdomKey& key, const std::string& preamble) {
  const std::string found = kind_of(preamble);
  const char* expected = wisdom_kind(key.precision);
  if (found == expected) return {};
  return {StatusCode::kInvalidArgument, "this is " + found + ", but the key " + key.text() +
                                            " is for " + to_string(key.precision) + ", whose is " +
                                            expected + "; give the key of its precision"};
}

Status check_wisdom_key(const std::string& key) {
  const Result<WisdomKey> parsed = WisdomKey::parse(key);
  return parsed.ok() ? Status() : parsed.status();
}

}  // namespace

Result<SavedWisdom> FFTWWisdomCache::save(const std::string& key, const std::string& text,
                                          const std::string& meta, bool local) {
  const Result<WisdomKey> parsed_key = WisdomKey::parse(key);
  if (!parsed_key.ok()) return parsed_key.status();
  Result<WisdomText> wisdom = parse_wisdom(text);
  if (!wisdom.ok()) return wisdom.status();
  if (Status status = check_kind(parsed_key.value(), wisdom->preamble); !status.ok()) {
    return status;
  }
  if (Status status = check_metadata(meta, parsed_key.value()); !status.ok()) return status;

  const Fingerprint& mine = fingerprint(parsed_key.value().precision);
  Variant variant;
  variant.hard = wisdom->preamble;
  variant.soft = local ? mine.soft : std::string(kUnknownSoftFingerprint);
  variant.id = variant_id(variant.hard, variant.soft);

  WisdomGain gain;
  gain.meta = meta;
  gain.problems = read_problems(meta);
  if (variant.hard == mine.hard) {
    auto problems =
        verified_problems(parsed_key.value(), wisdom.value(), text, std::move(gain.problems));
    if (!problems.ok()) return problems.status();
    gain.problems = std::move(problems).value();
  }
  gain.wisdom = std::move(wisdom).value();
  Result<SavedWisdom> saved = commit_wisdom(store(), key, variant, gain);
  if (saved.ok()) saved->usable = usability(mine, variant.hard, variant.soft);
  return saved;
}

Lookup FFTWWisdomCache::load(const std::string& key) {
  const Fingerprint& mine = fingerprint_for(key);
  Lookup own = store().get(wisdom_entry(key), variant_of(mine));
  if (own.entry) return own;
  std::vector<StoredWisdom> foreign = foreign_wisdom(store(), key, mine);
  if (foreign.empty()) return own;
  own.entry = std::make_shared<const Entry>(std::move(foreign.front().entry));
  return own;
}

Result<bool> FFTWWisdomCache::import_into_planner(const std::string& key) {
  if (Status status = check_wisdom_key(key); !status.ok()) return status;
  if (Status status = load_fftw(key_precision(key)); !status.ok()) return status;
  return impl_->import_own(key).has_value() || impl_->import_foreign(key).has_value();
}

Result<std::string> FFTWWisdomCache::export_from_planner(const std::string& key) {
  const Result<WisdomKey> parsed = WisdomKey::parse(key);
  if (!parsed.ok()) return parsed.status();
  if (Status status = load_fftw(parsed.value().precision); !status.ok()) return status;
  const PlannerLock lock(parsed.value().precision);
  std::string text = extract_closure(lock, held_problems(lock, parsed.value()));
  if (text.empty()) {
    return Status(StatusCode::kNotFound,
                  "FFTW's memory holds no plan for " + key + "; plan or import it first");
  }
  return text;
}

std::vector<WisdomProblem> FFTWWisdomCache::explain(const std::string& key) {
  const Fingerprint& mine = fingerprint_for(key);
  std::vector<WisdomProblem> problems;
  std::set<std::pair<std::string, std::string>> listed;  // by variant; the own root's come first
  for (Entry& entry : store().variants(wisdom_entry(key))) {
    std::optional<StoredWisdom> stored = checked(store(), std::move(entry));
    if (!stored) continue;
    const Variant& variant = stored->entry.record.variant;
    if (variant.hard == mine.hard) {
      const PlannerLock lock(key_precision(key));
      stored->problems = current_plans(lock, *stored);
    }
    for (WisdomProblem& problem : stored->problems) {
      if (!listed.emplace(variant.id, problem.spec.text()).second) continue;
      problem.usable = usability(mine, variant.hard, variant.soft);
      problems.push_back(std::move(problem));
    }
  }
  return problems;
}

}  // namespace dase
