// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "dase/store.hpp"
#include "store/blobs.hpp"
#include "store/layout.hpp"
#include "store/policy_file.hpp"
#include "store/record_files.hpp"

namespace dase {

/// What a walk down a key's chain found.
struct Found {
  std::shared_ptr<Entry> entry;  ///< null: none, for `reason`
  MissReason reason = MissReason::kCold;
  std::string detail;
  bool newest = false;  ///< the entry is that of the chain's highest number
  std::string key32;
  RecordSight sight;  ///< of the entry's record
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
  MissReason reason_without_chain(const std::string& key32, const Variant& variant,
                                  const std::vector<Chain>& chains);

  const StoreLayout& layout_;
  Blobs& blobs_;
  PolicyFile& policies_;
};

}  // namespace dase
