// SPDX-License-Identifier: MIT
#include "dase/store.hpp"

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/sha256.hpp"
#include "store/committer.hpp"
#include "store/evictor.hpp"
#include "store/lister.hpp"
#include "store/memory_tier.hpp"
#include "store/policy_file.hpp"
#include "store/quarantine.hpp"
#include "store/quota.hpp"
#include "store/reader.hpp"
#include "store/record.hpp"
#include "store/single_flight.hpp"
#include "store/statistics.hpp"

namespace dase {
namespace {

/// Whether a path is absolute, and no part of it is empty, `.` or `..`.
bool is_plain(std::string_view path) {
  if (path.empty() || path.front() != '/') return false;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view part = path.substr(0, path.find('/'));
    if (part.empty() || part == "." || part == "..") return false;
    path.remove_prefix(part.size());
  }
  return true;
}

std::string absolute(const std::string& root) {
  if (is_plain(root)) return root;  // std::filesystem costs a fresh process 20 microseconds
  std::error_code error;
  const std::filesystem::path path = std::filesystem::absolute(root, error).lexically_normal();
  std::string text = error || path.empty() ? root : path.string();
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

Lookup missed(MissReason reason, std::string detail) {
  return {nullptr, reason, std::move(detail)};
}

/// The value with its meta in canonical form, or what is wrong with it.
Result<std::shared_ptr<const NewEntry>> checked(NewEntry value) {
  Result<std::string> meta = canonical_meta(value.meta);
  if (!meta.ok()) return meta.status();
  value.meta = std::move(meta).value();
  if (!is_extension(value.extension)) {
    return Status(StatusCode::kInvalidArgument, "extension \"" + value.extension.substr(0, 40) +
                                                    "\" is not of the form [a-z0-9]{1,16}");
  }
  if (value.schema < 1 || value.cost_ms < 0 || value.expires_ms < 0) {
    return Status(StatusCode::kInvalidArgument,
                  "schema must be at least 1, cost_ms and expires_ms at least 0");
  }
  return std::make_shared<const NewEntry>(std::move(value));
}

}  // namespace

class Store::Impl {
 public:
  Impl(std::string root, StoreOptions given)
      : layout(absolute(root)),
        options(std::move(given)),
        warnings(layout.root(), options.warn),
        policies(layout, options, warnings),
        marker(layout, options.durability),
        blobs(layout, options.durability, clock),
        reader(layout, blobs, policies),
        committer(layout, options, marker, blobs, clock, policies, warnings),
        evictor(layout, options, committer, policies),
        quota(layout, policies, evictor, warnings),
        flights(layout, marker, warnings),
        memory(layout, policies, options.memory_bytes),
        statistics(layout) {}

  ~Impl() { close_counts(); }

  Lookup find(const EntryKey& entry, const Variant& variant, std::int64_t schema, Want want) {
    const Status valid = validate(entry);
    if (!valid.ok()) return missed(MissReason::kCold, valid.message());
    const Status usable = marker.readable();
    if (!usable.ok()) {
      const bool foreign = usable.code() == StatusCode::kIncompatible;
      warnings.once("marker", usable.message());
      return missed(foreign ? MissReason::kSchema : MissReason::kIo, usable.message());
    }
    Found found = reader.find(entry, variant, schema, want);
    if (found.entry) {
      UseCount* const use = statistics.use_of(entry);
      if (want == Want::kContent) use->count();
      if (found.newest) memory.keep(found, use);
    }
    return {std::move(found.entry), found.reason, std::move(found.detail)};
  }

  Result<PutOutcome> commit(const EntryKey& entry, const Variant& variant, const Propose& propose) {
    bool addition = false;
    Result<PutOutcome> outcome =
        committer.run(entry, variant, [&](const ChainEnd& end) -> Result<std::optional<Proposal>> {
          Result<std::optional<Proposal>> wanted = propose(end);
          if (!wanted.ok() || !wanted.value() || wanted.value()->state != EntryState::kLive) {
            return wanted;
          }
          addition = !end.newest || end.newest->record.state != EntryState::kLive;
          const Status room = admit(entry, *wanted.value());
          if (!room.ok()) return room;
          return wanted;
        });
    memory.drop(entry, variant);
    if (outcome.ok() && outcome->written && addition) quota.added(entry.category);
    return outcome;
  }

  /// A blob that is there already takes no more space.
  Status admit(const EntryKey& entry, const Proposal& proposal) {
    const NewEntry& value = *proposal.value;
    if (name_exists(layout.blob_path(proposal.sha256, value.extension))) return {};
    return quota.admit(entry.category, value.content.size());
  }

  /// After each use: the counts are written once a minute, by whoever comes along.
  void write_counts_if_due() {
    if (statistics.due()) write_counts();
  }

  void close_counts() noexcept {
    try {
      if (options.fold_statistics && marker.readable().ok()) statistics.close();
    } catch (const std::exception&) {
      // Counts are not worth a process: there is no memory to fold them in.
    }
  }

  void write_counts() {
    if (options.fold_statistics && marker.readable().ok()) statistics.write();
  }

  /// Whether the end of the chain holds this value already, with its blob intact.
  bool holds(const ChainEnd& end, const NewEntry& value, const std::string& sha256) {
    if (!end.newest) return false;
    const Record& newest = end.newest->record;
    return newest.state == EntryState::kLive && newest.blob_sha256 == sha256 &&
           newest.extension == value.extension && newest.schema == value.schema &&
           newest.expires_ms == value.expires_ms && newest.meta == value.meta &&
           !policies.has_outlived_category(newest) && blobs.read(newest).state == BlobState::kGood;
  }

  const StoreLayout layout;
  const StoreOptions options;
  FsClock clock;
  Warnings warnings;
  PolicyFile policies;
  Marker marker;
  Blobs blobs;
  Reader reader;
  Committer committer;
  Evictor evictor;
  Quota quota;
  SingleFlight flights;
  MemoryTier memory;
  Statistics statistics;
};

const char* to_string(MissReason reason) noexcept {
  constexpr const char* kNames[] = {"COLD",    "EVICTED", "DELETED", "INCOMPATIBLE",
                                    "CORRUPT", "EXPIRED", "SCHEMA",  "IO"};
  return kNames[static_cast<std::size_t>(reason)];
}

Store::Store(std::string root, StoreOptions options)
    : impl_(std::make_unique<Impl>(std::move(root), std::move(options))) {}

Store::~Store() = default;

const std::string& Store::root() const noexcept { return impl_->layout.root(); }

Lookup Store::get(const EntryKey& entry, const Variant& variant, std::int64_t schema) {
  Impl& impl = *impl_;
  const std::shared_ptr<const Kept> kept = impl.memory.find(entry, variant, true);
  if (kept && (schema == 0 || schema == kept->entry->record.schema)) {
    kept->use->count();
    impl.write_counts_if_due();
    return {kept->entry, MissReason::kCold, {}};
  }
  Lookup found = impl.find(entry, variant, schema, Want::kContent);
  if (!found.entry && validate(entry).ok()) {
    impl.statistics.miss(entry.category, found.reason);
  }
  impl.write_counts_if_due();
  return found;
}

bool Store::exists(const EntryKey& entry, const Variant& variant) {
  return impl_->memory.find(entry, variant, false) != nullptr ||
         impl_->find(entry, variant, 0, Want::kPresence).entry != nullptr;
}

std::vector<Entry> Store::variants(const EntryKey& entry) {
  std::vector<Entry> found;
  std::vector<Chain> chains;
  if (!validate(entry).ok() || !impl_->marker.readable().ok()) return found;
  if (list_chains(impl_->layout, key32(entry), &chains) != 0) return found;
  for (const Chain& chain : chains) {
    const Found live = impl_->reader.find(entry, {chain.variant, {}, {}}, 0, Want::kContent);
    if (live.entry) found.push_back(*live.entry);
  }
  return found;
}

std::vector<Record> Store::list(const std::string& category) {
  if (!impl_->marker.readable().ok()) return {};
  return list_live_records(impl_->layout, category);
}

Result<PutOutcome> Store::put(const EntryKey& entry, const NewEntry& value,
                              const Variant& variant) {
  const Status valid = validate(entry);
  if (!valid.ok()) return valid;
  const auto wanted = checked(value);
  if (!wanted.ok()) return wanted.status();
  const Proposal proposal{EntryState::kLive, wanted.value(), sha256_hex(value.content)};
  return impl_->commit(entry, variant, [&](const ChainEnd& end) -> Result<std::optional<Proposal>> {
    if (impl_->holds(end, *proposal.value, proposal.sha256)) return std::optional<Proposal>();
    return std::optional<Proposal>(proposal);
  });
}

Result<PutOutcome> Store::update(const EntryKey& entry, const Variant& variant,
                                 const Change& change) {
  const Status valid = validate(entry);
  if (!valid.ok()) return valid;
  return impl_->commit(entry, variant, [&](const ChainEnd& end) -> Result<std::optional<Proposal>> {
    const Found live = impl_->reader.find(entry, variant, 0, Want::kContent);
    if (live.reason == MissReason::kIo) {
      // Whatever follows from an older version, or from none, would drop what cannot be read now.
      impl_->warnings.once("update", "puts are skipped: " + live.detail);
      return Status(StatusCode::kIo, live.detail);
    }
    Result<std::optional<NewEntry>> wanted = change(live.entry.get());
    if (!wanted.ok()) return wanted.status();
    if (!wanted.value()) return std::optional<Proposal>();
    const auto value = checked(std::move(*wanted.value()));
    if (!value.ok()) return value.status();
    Proposal proposal{EntryState::kLive, value.value(), sha256_hex(value.value()->content)};
    if (impl_->holds(end, *proposal.value, proposal.sha256)) return std::optional<Proposal>();
    return std::optional<Proposal>(std::move(proposal));
  });
}

Result<PutOutcome> Store::erase(const EntryKey& entry, const Variant& variant) {
  const Status valid = validate(entry);
  if (!valid.ok()) return valid;
  return impl_->commit(entry, variant, [](const ChainEnd& end) -> Result<std::optional<Proposal>> {
    if (!end.newest || end.newest->record.state != EntryState::kLive) {
      return std::optional<Proposal>();
    }
    return std::optional<Proposal>(Proposal{EntryState::kDeleted, nullptr, {}});
  });
}

Result<Flight> Store::single_flight(const EntryKey& entry, const Variant& variant,
                                    std::chrono::milliseconds patience,
                                    const std::function<bool()>& is_done,
                                    const std::function<void()>& compute) {
  return impl_->flights.run(entry, variant, patience, is_done, compute);
}

void Store::quarantine(const Entry& entry, const std::string& found, const std::string& expected) {
  impl_->memory.drop(entry.record.entry, entry.record.variant);
  move_to_quarantine(impl_->layout, blob_path(entry.record), nullptr, found, expected);
}

std::string Store::blob_path(const Record& record) const {
  return impl_->layout.blob_path(record.blob_sha256, record.extension);
}

void Store::count_use(const EntryKey& entry) {
  if (validate(entry).ok()) impl_->statistics.use_of(entry)->count();
}

void Store::flush_statistics() { impl_->write_counts(); }

void Store::close_statistics() { impl_->close_counts(); }

void Store::count_plan_miss(const std::string& problem) {
  impl_->statistics.plan_miss(problem);
  impl_->write_counts_if_due();
}

std::map<std::string, std::int64_t> Store::plan_misses() {
  if (!impl_->marker.readable().ok()) return {};
  return impl_->statistics.plan_misses();
}

void Store::count_planning(std::chrono::nanoseconds spent, std::chrono::nanoseconds saved) {
  impl_->statistics.planning(spent, saved);
}

std::string default_root() {
  const char* root = std::getenv("DASE_CACHE_ROOT");
  return root != nullptr && *root != '\0' ? root : "./cache";
}

}  // namespace dase
