// SPDX-License-Identifier: MIT
#include "store/reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/file.hpp"
#include "store/fs_clock.hpp"

namespace dase {
namespace {

constexpr int kTries = 3;

}  // namespace

/// One walk from the highest number down. The first obstacle names the miss.
struct Reader::Walk {
  const EntryKey& entry;
  std::int64_t schema;
  Want want;
  Found found;
  bool last_try = false;
  bool obstacle = false;
  bool vanished = false;  ///< a file went away under the walk: list again

  void miss(MissReason reason, std::string detail) {
    if (!obstacle) {
      obstacle = true;
      found.reason = reason;
      found.detail = std::move(detail);
    }
  }
};

Found Reader::find(const EntryKey& entry, const Variant& variant, std::int64_t schema, Want want) {
  Walk alone{entry, schema, want, {}};
  alone.found.key32 = key32(entry);
  if (find_alone(variant.id, &alone)) return std::move(alone.found);
  const std::string& key = alone.found.key32;
  for (int attempt = 1;; ++attempt) {
    Walk state{entry, schema, want, {}};
    state.found.key32 = key;
    state.last_try = attempt == kTries;
    std::vector<Chain> chains;
    const int error = list_chains(layout_, key, &chains);
    if (error != 0) {
      state.miss(MissReason::kIo, layout_.record_folder(key) + ": " + errno_text(error));
      return std::move(state.found);
    }
    const auto chain = std::find_if(chains.begin(), chains.end(),
                                    [&](const Chain& c) { return c.variant == variant.id; });
    if (chain == chains.end()) {
      miss_without_chain(key, variant, chains, &state);
      return std::move(state.found);
    }
    state.found.chain.highest = chain->generations.front();
    const bool done = walk(*chain, &state);
    if (done || !state.vanished || state.last_try) return std::move(state.found);
  }
}

/// The chain of most keys: generation 1 and no other, told by two probes instead of a listing. No
/// record was ever removed while the chain has no pruned mark; so if number 2 was absent before
/// record 1 was read, and the mark after that, no higher number stood at the first probe. True when
/// the search is over; false: the chain must be listed.
bool Reader::find_alone(const std::string& variant, Walk* state) {
  const std::string& key = state->found.key32;
  ChainPaths paths(layout_, key, variant);
  if (!name_is_absent(paths.record(2))) return false;
  RecordFile first = read_record_file(paths.record(1), {key, variant, 1}, state->entry);
  if (first.state != RecordFileState::kGood) return false;
  if (!name_is_absent(paths.pruned())) return false;
  state->found.chain.highest = 1;
  return take(&first, state) || !state->vanished;
}

/// True when the search is over, with an entry or with a reason.
bool Reader::walk(const Chain& chain, Walk* state) {
  const std::string& key = state->found.key32;
  ChainPaths paths(layout_, key, chain.variant);
  for (const std::uint64_t generation : chain.generations) {
    RecordFile file =
        read_record_file(paths.record(generation), {key, chain.variant, generation}, state->entry);
    switch (file.state) {
      case RecordFileState::kGood:
        if (take(&file, state)) return true;
        break;
      case RecordFileState::kGone:
        state->vanished = true;
        state->miss(MissReason::kCorrupt, file.problem);
        break;
      case RecordFileState::kCorrupt:
        state->miss(MissReason::kCorrupt, file.problem);
        break;
      case RecordFileState::kUnreadable:
        state->miss(MissReason::kIo, file.problem);
        break;
    }
    if (state->vanished && !state->last_try) return false;
  }
  return false;
}

/// True when this record ends the search. A record that serves is moved from.
bool Reader::take(RecordFile* file, Walk* state) {
  const Record& record = file->record;
  if (record.state != EntryState::kLive) {
    state->found.hides = record.state == EntryState::kDeleted;
    state->found.chain.sight = file->sight;
    state->found.chain.digest = file->digest;
    state->miss(record.state == EntryState::kDeleted ? MissReason::kDeleted : MissReason::kEvicted,
                "generation " + std::to_string(record.generation) + " by " + record.writer);
    return true;
  }
  if (policies_.is_expired(record)) {
    state->found.hides = true;
    state->miss(MissReason::kExpired,
                "at " + std::to_string(policies_.expires_ms(record)) + " ms since 1970");
    return true;
  }
  if (state->schema != 0 && record.schema != state->schema) {
    state->found.hides = true;
    state->miss(MissReason::kSchema, "found schema " + std::to_string(record.schema) +
                                         ", expected " + std::to_string(state->schema));
    return true;
  }
  std::shared_ptr<const std::string> content;
  if (state->want == Want::kContent) {
    BlobRead blob = blobs_.read(record);
    if (blob.state == BlobState::kGone && state->last_try) blob = blobs_.read_from_trash(record);
    if (blob.state != BlobState::kGood) {
      state->vanished = blob.state == BlobState::kGone;
      state->miss(blob.state == BlobState::kUnreadable ? MissReason::kIo : MissReason::kCorrupt,
                  blob.problem);
      return false;
    }
    content = std::move(blob.content);
  } else if (!name_exists(layout_.blob_path(record.blob_sha256, record.extension))) {
    state->miss(MissReason::kCorrupt, "the blob " + record.blob_sha256 + " is gone");
    return false;
  }
  state->found.newest = !state->obstacle;
  state->found.chain.sight = file->sight;
  state->found.entry = std::make_shared<Entry>(
      Entry{std::move(file->record), std::move(file->digest), std::move(content)});
  return true;
}

/// kIncompatible if every live entry of the key is for another hard fingerprint.
void Reader::miss_without_chain(const std::string& key32, const Variant& variant,
                                const std::vector<Chain>& chains, Walk* state) {
  std::optional<std::string> other;
  for (const Chain& chain : chains) {
    for (const std::uint64_t generation : chain.generations) {
      const RecordFile file = read_record_file(layout_, {key32, chain.variant, generation});
      if (file.state != RecordFileState::kGood) continue;
      if (file.record.state == EntryState::kLive) {
        other = file.record.variant.hard;
        if (*other == variant.hard) {
          state->miss(MissReason::kCold, "only machines of another kind have stored it");
          return;
        }
      }
      break;
    }
  }
  if (other) {
    state->miss(MissReason::kIncompatible,
                "it is stored for '" + *other + "'; expected '" + variant.hard + "'");
  } else {
    state->miss(MissReason::kCold, "it was never stored");
  }
}

}  // namespace dase
