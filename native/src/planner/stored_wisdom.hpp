// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dase/fftw_wisdom_cache.hpp"
#include "wisdom/wisdom_text.hpp"

namespace dase {

/// One entry of the store whose text passed every check.
struct StoredWisdom {
  Entry entry;
  WisdomText wisdom;
  std::vector<WisdomProblem> problems;

  const std::string& text() const { return *entry.content; }
};

EntryKey wisdom_entry(const std::string& key);
Variant variant_of(const Fingerprint& fingerprint);

/// The part of a preamble that names the package, such as `fftw-3.3.10`.
std::string package_of(const std::string& preamble);

/// The part of a preamble that names the precision, such as `fftw_wisdom`.
std::string kind_of(const std::string& preamble);

/// `yes`, `foreign` or `incompatible` for a process with this fingerprint.
const char* usability(const Fingerprint& mine, const std::string& hard, const std::string& soft);

/// Checks an entry's text; an entry that fails is moved to quarantine.
std::optional<StoredWisdom> checked(Store& store, Entry entry);

/// The key's entry for this process, as the store serves it. `known` null: the entries whose soft
/// part is this machine's, those of the store's own root first, then newest first, for FFTW to tell
/// which of them it accepts.
std::vector<StoredWisdom> own_wisdom(Store& store, const std::string& key,
                                     const Fingerprint* known);

/// What the system root holds for this machine, whatever the store's own root does: an entry of
/// the own root need not have its lines.
std::vector<StoredWisdom> system_wisdom(Store& store, const std::string& key,
                                        const Fingerprint& mine);

/// The key's entries of the same FFTW build tuned elsewhere, those of the store's own root first,
/// then newest first.
std::vector<StoredWisdom> foreign_wisdom(Store& store, const std::string& key,
                                         const Fingerprint& mine);

/// What a commit adds to a key's entry.
struct WisdomGain {
  WisdomText wisdom;
  std::vector<WisdomProblem> problems;
  std::string meta = "{}";  ///< further members; those in the store win
  std::int64_t cost_ms = 0;
};

/// Merges into the newest entry of this variant. What is there wins, so times recorded for it stay
/// true; nothing is written if it covers the gain. `replaced`: the SHA-256 of the record that the
/// gain replaces as a whole, if it is still the newest and holds no frozen problem.
Result<SavedWisdom> commit_wisdom(Store& store, const std::string& key, const Variant& variant,
                                  const WisdomGain& gain, const std::string& replaced = {});

}  // namespace dase
