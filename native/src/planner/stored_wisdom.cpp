// SPDX-License-Identifier: MIT
#include "planner/stored_wisdom.hpp"

#include <algorithm>
#include <utility>

#include "planner/problem_list.hpp"
#include "wisdom/fingerprint.hpp"

namespace dase {
namespace {

void in_order(std::vector<StoredWisdom>& wisdom) {
  const auto rank = [](const StoredWisdom& one) {
    return std::pair(one.entry.record.layer, -one.entry.record.created_ms);
  };
  std::sort(wisdom.begin(), wisdom.end(),
            [&](const StoredWisdom& a, const StoredWisdom& b) { return rank(a) < rank(b); });
}

template <typename Wanted>
std::vector<StoredWisdom> select(Store& store, const std::string& key, const Wanted& wanted) {
  std::vector<StoredWisdom> found;
  for (Entry& entry : store.variants(wisdom_entry(key))) {
    if (!wanted(entry.record)) continue;
    if (auto wisdom = checked(store, std::move(entry))) found.push_back(std::move(*wisdom));
  }
  in_order(found);
  return found;
}

}  // namespace

EntryKey wisdom_entry(const std::string& key) { return {"fftw_wisdom", key}; }

Variant variant_of(const Fingerprint& fingerprint) {
  return {fingerprint.variant, fingerprint.hard, fingerprint.soft};
}

std::string package_of(const std::string& preamble) {
  return preamble.substr(0, preamble.find(' '));
}

std::string kind_of(const std::string& preamble) {
  const std::size_t begin = preamble.find(' ') + 1;
  return preamble.substr(begin, preamble.find(' ', begin) - begin);
}

const char* usability(const Fingerprint& mine, const std::string& hard, const std::string& soft) {
  if (hard != mine.hard) return "incompatible";
  return soft == mine.soft ? "yes" : "foreign";
}

std::optional<StoredWisdom> checked(Store& store, Entry entry) {
  Result<WisdomText> wisdom = parse_wisdom(*entry.content);
  if (!wisdom.ok()) {
    store.quarantine(entry, wisdom.status().message(), "a wisdom text that FFTW can read");
    return std::nullopt;
  }
  if (wisdom->preamble != entry.record.variant.hard) {
    store.quarantine(entry, "preamble '" + wisdom->preamble + "'",
                     "preamble '" + entry.record.variant.hard + "', as in its record");
    return std::nullopt;
  }
  std::vector<WisdomProblem> problems = read_problems(entry.record.meta);
  return StoredWisdom{std::move(entry), std::move(wisdom).value(), std::move(problems)};
}

std::vector<StoredWisdom> own_wisdom(Store& store, const std::string& key,
                                     const Fingerprint* known) {
  if (known == nullptr) {
    return select(store, key,
                  [](const Record& record) { return record.variant.soft == soft_fingerprint(); });
  }
  std::vector<StoredWisdom> found;
  Lookup lookup = store.get(wisdom_entry(key), variant_of(*known));
  if (lookup.entry) {
    if (auto wisdom = checked(store, std::move(*lookup.entry))) {
      found.push_back(std::move(*wisdom));
    }
  }
  return found;
}

std::vector<StoredWisdom> system_wisdom(Store& store, const std::string& key,
                                        const Fingerprint& mine) {
  if (store.system_root().empty()) return {};
  return select(store, key, [&](const Record& record) {
    return record.layer == Layer::kSystem && record.variant.id == mine.variant;
  });
}

std::vector<StoredWisdom> foreign_wisdom(Store& store, const std::string& key,
                                         const Fingerprint& mine) {
  return select(store, key, [&](const Record& record) {
    return record.variant.hard == mine.hard && record.variant.soft != mine.soft;
  });
}

}  // namespace dase
