// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dase/store.hpp"
#include "store/blobs.hpp"
#include "store/fs_clock.hpp"
#include "store/heads.hpp"
#include "store/layout.hpp"
#include "store/marker.hpp"
#include "store/policy_file.hpp"
#include "store/record_files.hpp"
#include "store/warnings.hpp"

namespace dase {

/// What a caller wants the next record to say. `value` and `sha256` are of a live entry only.
struct Proposal {
  EntryState state = EntryState::kLive;
  std::shared_ptr<const NewEntry> value;
  std::string sha256;
};

/// The end of a chain: all its numbers, highest first, and its newest good record.
struct ChainEnd {
  std::vector<std::uint64_t> generations;
  std::optional<RecordFile> newest;

  std::uint64_t highest() const { return generations.empty() ? 0 : generations.front(); }
  /// Whether a number below the highest is missing.
  bool has_gap() const { return generations.size() != highest(); }
};

/// What to commit after this end of the chain; nullopt: nothing, it holds what is wanted.
using Propose = std::function<Result<std::optional<Proposal>>(const ChainEnd&)>;

/// Commits records: the optimistic loop of docs/store-format.md, steps 2 to 7. Thread-safe.
class Committer {
 public:
  Committer(const StoreLayout& layout, const StoreOptions& options, Marker& marker, Blobs& blobs,
            FsClock& clock, PolicyFile& policies, Warnings& warnings);

  Result<PutOutcome> run(const EntryKey& entry, const Variant& variant, const Propose& propose);

 private:
  struct Attempt;
  struct Next;
  /// Tells people of a cause, once, and makes its Status.
  Status warned(StatusCode code, const std::string& cause, const std::string& message);
  Status read_end(const Attempt& attempt, ChainEnd* end);
  Status publish_blob(const Proposal& proposal);
  Status write_record(const Attempt& attempt, const ChainEnd& end, const Proposal& proposal,
                      Next* next);
  Status finish_files(const Attempt& attempt, const Proposal& proposal, bool names_blob,
                      Next* next);
  Result<bool> link_record(const Attempt& attempt, const Next& next);
  Result<bool> settled(const Attempt& attempt, const Record& mine, const std::string& digest,
                       const Propose& propose, bool* highest);
  void finish(const Attempt& attempt, const ChainEnd& before, const Record& mine, bool highest);
  int mark_pruned(const Attempt& attempt) const;
  void prune(const Attempt& attempt);

  const StoreLayout& layout_;
  const StoreOptions& options_;
  Marker& marker_;
  Blobs& blobs_;
  FsClock& clock_;
  PolicyFile& policies_;
  Warnings& warnings_;
  Heads heads_;
  const std::string writer_;
};

}  // namespace dase
