// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "dase/store_limits.hpp"
#include "store/committer.hpp"
#include "store/policy_file.hpp"
#include "store/warnings.hpp"

namespace dase {

/// What is used and what may be used, after an eviction.
struct Fill {
  std::uint64_t used = 0;
  std::optional<std::uint64_t> limit;
  std::uint64_t category_used = 0;
  std::optional<std::uint64_t> category_limit;

  bool has_room_for(std::uint64_t bytes) const;
};

/// Evicts: commits `evicted` as the next record of a chain, so that it serialises with every put
/// and merge; moves the blobs to the trash, looks at the records again, and removes what none
/// names. Several may run at once, in any processes. Thread-safe.
class Evictor {
 public:
  Evictor(const StoreLayout& layout, const StoreOptions& options, Committer& committer,
          PolicyFile& policies, const FsClock& clock, Warnings& warnings)
      : layout_(layout),
        options_(options),
        committer_(committer),
        policies_(policies),
        clock_(clock),
        warnings_(warnings) {}

  /// Brings the store within its limits, with room for so many bytes more in a category. What takes
  /// longer than the put's deadline is left to the next one.
  Fill make_room(const std::string& category, std::uint64_t bytes);

  /// Whatever is asked for, however long it takes. kUnavailable or kIo if nothing can be written.
  Result<Eviction> run(const EvictionRequest& request);

  /// How full the store is, by a look at all of it.
  StoreFill fill();

  /// The file system's time, by a file that is written just now; a dry run that cannot write takes
  /// what was learnt of it before.
  Result<std::int64_t> now_ns(bool dry_run);

 private:
  class Run;

  const StoreLayout& layout_;
  const StoreOptions& options_;
  Committer& committer_;
  PolicyFile& policies_;
  const FsClock& clock_;
  Warnings& warnings_;
};

}  // namespace dase
