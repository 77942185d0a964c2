// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "dase/store.hpp"
#include "store/blobs.hpp"
#include "store/layout.hpp"
#include "store/policy_file.hpp"
#include "store/record_files.hpp"

namespace dase {

/// How a chain ended when it was read.
struct ChainSeen {
  std::uint64_t highest = 0;  ///< its highest number; 0: there was none
  RecordSight sight;          ///< of the record that the walk ended at
  std::string digest;         ///< of an eviction that it ended at: SHA-256 of its file
};

/// What a walk down a key's chain found.
struct Found {
  std::shared_ptr<Entry> entry;  ///< null: none, for `reason`
  MissReason reason = MissReason::kCold;
  std::string detail;
  bool newest = false;  ///< the entry is that of the chain's highest number
  bool hides = false;   ///< none, and what another root holds is not to be served either
  std::string key32;
  ChainSeen chain;  ///< of which the entry is
  ChainSeen above;  ///< of an entry of the system root: the user's chain
};

enum class Want { kContent, kPresence };

/// Reads entries from disk: no lock, and no write but the time of last use. Thread-safe.
class Reader {
 public:
  Reader(const StoreLayout& layout, Blobs& blobs, PolicyFile& policies)
      : layout_(layout), blobs_(blobs), policies_(policies) {}

  /// The newest entry of a variant that can be served. `schema` 0 accepts any. With
  /// Want::kPresence the blob must exist, and `content` stays null.
  Found find(const EntryKey& entry, const Variant& variant, std::int64_t schema, Want want);

 private:
  struct Walk;
  bool find_alone(const std::string& variant, Walk* state);
  bool walk(const Chain& chain, Walk* state);
  bool take(RecordFile* file, Walk* state);
  void miss_without_chain(const std::string& key32, const Variant& variant,
                          const std::vector<Chain>& chains, Walk* state);

  const StoreLayout& layout_;
  Blobs& blobs_;
  PolicyFile& policies_;
};

}  // namespace dase
