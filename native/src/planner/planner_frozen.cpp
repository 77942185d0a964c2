// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "planner/fftw_api.hpp"
#include "planner/frozen.hpp"
#include "planner/planner_impl.hpp"

namespace dase {
namespace {

Status no_room(const PlanSpec& spec, std::size_t bytes) {
  return {StatusCode::kInvalidArgument,
          "with " + spec.text() + " the frozen plans of " + spec.key().text() + " would take " +
              std::to_string(bytes) + " bytes of its record; at most " +
              std::to_string(kFrozenLimit) +
              " are theirs. See what is frozen with: dase-cache wisdom frozen, and let one go "
              "with: dase-cache wisdom unfreeze SPEC"};
}

}  // namespace

Result<std::string> Planner::Impl::freeze(const PlanSpec& spec) {
  if (Status status = spec.validate(); !status.ok()) return status;
  if (Status status = load_fftw(spec.precision()); !status.ok()) return status;
  if (spec.threads() == kAutoThreads) {
    return Status(StatusCode::kInvalidArgument,
                  spec.text() + " stands for two plans; freeze it with a number of threads");
  }
  std::string digest;
  const auto change = [&](const Entry* newest) -> Result<std::optional<NewEntry>> {
    const Status missing(StatusCode::kNotFound,
                         "the store holds no plan of this machine for " + spec.text() +
                             ", so there is nothing to freeze; make it with: dase-cache wisdom "
                             "generate " +
                             spec.text());
    if (newest == nullptr) return missing;
    const Result<WisdomText> wisdom = parse_wisdom(*newest->content);
    if (!wisdom.ok()) return wisdom.status();
    FrozenPlans frozen = read_frozen(newest->record.meta);
    FrozenPlan& pinned = frozen[spec.text()];
    const bool is_new = pinned.digest.empty();
    if (is_new) pinned = freeze_plan(wisdom.value(), spec);
    if (pinned.digest.empty()) return missing;
    digest = pinned.digest;
    if (!is_new) return std::optional<NewEntry>();
    const Result<std::string> printed = write_frozen("{}", frozen);
    if (!printed.ok()) return printed.status();
    if (printed->size() > kFrozenLimit) return no_room(spec, printed->size());
    return changed(*newest, frozen);
  };
  const Result<PutOutcome> outcome =
      cache_.store().update(wisdom_entry(spec.key().text()),
                            variant_of(FFTWWisdomCache::fingerprint(spec.precision())), change);
  if (!outcome.ok()) return outcome.status();
  return digest;
}

Result<bool> Planner::Impl::unfreeze(const PlanSpec& spec) {
  if (Status status = spec.validate(); !status.ok()) return status;
  bool was_frozen = false;
  // Whatever build it is frozen for: the one that holds it may be gone from every machine.
  for (const Entry& entry : cache_.store().variants(wisdom_entry(spec.key().text()))) {
    if (read_frozen(entry.record.meta).count(spec.text()) == 0) continue;
    const auto change = [&](const Entry* newest) -> Result<std::optional<NewEntry>> {
      if (newest == nullptr) return std::optional<NewEntry>();
      FrozenPlans frozen = read_frozen(newest->record.meta);
      if (frozen.erase(spec.text()) == 0) return std::optional<NewEntry>();
      was_frozen = true;
      return changed(*newest, frozen);
    };
    const Result<PutOutcome> outcome =
        cache_.store().update(entry.record.entry, entry.record.variant, change);
    if (!outcome.ok()) return outcome.status();
  }
  return was_frozen;
}

bool Planner::Impl::is_frozen(const PlanSpec& spec) {
  const std::optional<StoredWisdom> entry = own(spec);
  if (!entry) return false;
  const FrozenPlans frozen = read_frozen(entry->entry.record.meta);
  return frozen.count(spec.text()) != 0;
}

std::vector<FrozenProblem> Planner::Impl::frozen() {
  std::vector<FrozenProblem> found;
  for (const Record& record : cache_.store().list("fftw_wisdom")) {
    const Variant& variant = record.variant;
    for (const auto& [text, pin] : read_frozen(record.meta)) {
      Result<PlanSpec> spec = PlanSpec::parse(text);
      if (!spec.ok()) continue;
      const Fingerprint& mine = FFTWWisdomCache::fingerprint(spec->precision());
      found.push_back({std::move(spec).value(), pin.digest,
                       Fingerprint{variant.hard, variant.soft, variant.id},
                       usability(mine, variant.hard, variant.soft), pin.frozen_ms});
    }
  }
  std::sort(found.begin(), found.end(), [](const FrozenProblem& a, const FrozenProblem& b) {
    return std::pair(a.spec.text(), a.fingerprint.variant) <
           std::pair(b.spec.text(), b.fingerprint.variant);
  });
  return found;
}

}  // namespace dase
