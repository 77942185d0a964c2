// SPDX-License-Identifier: MIT
#include "dase/store.hpp"

#include <exception>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>
#include <utility>

#include "base/sha256.hpp"
#include "store/committer.hpp"
#include "store/evictor.hpp"
#include "store/lister.hpp"
#include "store/memory_tier.hpp"
#include "store/meta_watch.hpp"
#include "store/policy_file.hpp"
#include "store/quarantine.hpp"
#include "store/quota.hpp"
#include "store/reader.hpp"
#include "store/record.hpp"
#include "store/root_path.hpp"
#include "store/single_flight.hpp"
#include "store/statistics.hpp"
#include "store/store_limits_impl.hpp"
#include "store/system_layer.hpp"

namespace dase {
namespace {

/// Null for no root, and for the store's own.
std::unique_ptr<SystemLayer> open_system(const std::string& given, const StoreLayout& own,
                                         PolicyFile& policies, Warnings& warnings) {
  if (given.empty()) return nullptr;
  std::string root = absolute_root(given);
  std::error_code error;
  if (root == own.root() || std::filesystem::equivalent(root, own.root(), error)) return nullptr;
  return std::make_unique<SystemLayer>(std::move(root), policies, warnings);
}

/// Whether a miss of the own root follows from what its chain says, so that it stays one until the
/// chain grows.
bool is_final(const Found& miss) {
  return miss.reason == MissReason::kCold || miss.reason == MissReason::kIncompatible ||
         miss.reason == MissReason::kEvicted;
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
      : layout(absolute_root(root)),
        options(std::move(given)),
        warnings(layout.root(), options.warn),
        policies(layout, options, warnings),
        marker(layout, options.durability),
        blobs(layout, options.durability, clock),
        reader(layout, blobs, policies),
        committer(layout, options, marker, blobs, clock, policies, warnings),
        evictor(layout, options, committer, policies, clock, warnings),
        quota(layout, policies, evictor, warnings),
        flights(layout, marker, warnings),
        system(open_system(options.system_root, layout, policies, warnings)),
        metas(layout),
        system_metas(system ? std::make_unique<MetaWatch>(system->layout()) : nullptr),
        memory(layout, system ? &system->layout() : nullptr, policies, options.memory_bytes),
        limits(std::make_unique<StoreLimits::Impl>(layout, options, marker, policies, evictor,
                                                   memory, warnings)),
        statistics(layout) {}

  ~Impl() { close_counts(); }

  Lookup find(const EntryKey& entry, const Variant& variant, std::int64_t schema, Want want) {
    const Status valid = validate(entry);
    if (!valid.ok()) return missed(MissReason::kCold, valid.message());
    Found found = below(find_own(entry, variant, schema, want), entry, variant, schema, want);
    if (found.entry) {
      UseCount* const use = statistics.use_of(entry);
      if (want == Want::kContent) use->count();
      if (found.newest) memory.keep(found, use);
    }
    return {std::move(found.entry), found.reason, std::move(found.detail)};
  }

  /// From the own root.
  Found find_own(const EntryKey& entry, const Variant& variant, std::int64_t schema, Want want) {
    const Status usable = marker.readable();
    if (usable.ok()) return reader.find(entry, variant, schema, want);
    const bool foreign = usable.code() == StatusCode::kIncompatible;
    warnings.once("marker", usable.message());
    Found found;
    found.reason = foreign ? MissReason::kSchema : MissReason::kIo;
    found.detail = usable.message();
    found.hides = foreign;
    return found;
  }

  /// What the system root adds to what was found in the own one.
  Found below(Found found, const EntryKey& entry, const Variant& variant, std::int64_t schema,
              Want want) {
    if (found.entry || found.hides || !system) return found;
    Found under = system->find(entry, variant, schema, want);
    under.above = found.chain;
    if (under.entry) {
      under.newest = under.newest && is_final(found);
      return under;
    }
    return found.reason == MissReason::kCold ? under : found;
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
  const std::unique_ptr<SystemLayer> system;  ///< null: none
  MetaWatch metas;
  const std::unique_ptr<MetaWatch> system_metas;  ///< null: there is no system root
  MemoryTier memory;
  StoreLimits limits;
  Statistics statistics;
};

const char* to_string(MissReason reason) noexcept {
  constexpr const char* kNames[] = {"COLD",    "EVICTED", "DELETED", "INCOMPATIBLE",
                                    "CORRUPT", "EXPIRED", "SCHEMA",  "IO"};
  return kNames[static_cast<std::size_t>(reason)];
}

const char* to_string(Layer layer) noexcept { return layer == Layer::kSystem ? "system" : "user"; }

Store::Store(std::string root, StoreOptions options)
    : impl_(std::make_unique<Impl>(std::move(root), std::move(options))) {}

Store::~Store() = default;

const std::string& Store::root() const noexcept { return impl_->layout.root(); }

std::string Store::system_root() const {
  return impl_->system ? impl_->system->layout().root() : std::string();
}

Status Store::readable() { return impl_->marker.readable(); }

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
  const Status usable = impl_->marker.readable();
  if (!validate(entry).ok() || usable.code() == StatusCode::kIncompatible) return found;
  const std::string key = key32(entry);
  std::vector<Chain> chains;
  std::set<std::string> hidden;
  if (!usable.ok() || list_chains(impl_->layout, key, &chains) != 0) chains.clear();
  for (const Chain& chain : chains) {
    const Found live = impl_->find_own(entry, {chain.variant, {}, {}}, 0, Want::kContent);
    if (live.entry) found.push_back(*live.entry);
    if (live.hides) hidden.insert(chain.variant);
  }
  if (!impl_->system) return found;
  for (const std::string& variant : impl_->system->variants(key)) {
    if (hidden.count(variant) != 0) continue;
    const Found live = impl_->system->find(entry, {variant, {}, {}}, 0, Want::kContent);
    if (live.entry) found.push_back(*live.entry);
  }
  return found;
}

bool Store::may_have_meta(const EntryKey& entry, const std::string& member) {
  if (!validate(entry).ok()) return false;
  const std::string key = key32(entry);
  return impl_->metas.may_have(key, member) ||
         (impl_->system_metas && impl_->system_metas->may_have(key, member));
}

std::vector<Record> Store::list(const std::string& category) {
  const Status usable = impl_->marker.readable();
  if (usable.code() == StatusCode::kIncompatible) return {};
  std::vector<Record> own;
  if (usable.ok()) own = list_newest_records(impl_->layout, category);
  std::vector<Record> below;
  if (impl_->system) below = impl_->system->list(category);
  return live_records(std::move(own), std::move(below));
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
    Found live = impl_->reader.find(entry, variant, 0, Want::kContent);
    if (live.reason == MissReason::kIo) {
      // Whatever follows from an older version, or from none, would drop what cannot be read now.
      impl_->warnings.once("update", "puts are skipped: " + live.detail);
      return Status(StatusCode::kIo, live.detail);
    }
    live = impl_->below(std::move(live), entry, variant, 0, Want::kContent);
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
  return impl_->commit(entry, variant, [&](const ChainEnd& end) -> Result<std::optional<Proposal>> {
    const EntryState state = end.newest ? end.newest->record.state : EntryState::kEvicted;
    const bool hides_another =
        state == EntryState::kEvicted && impl_->system &&
        impl_->system->find(entry, variant, 0, Want::kPresence).entry != nullptr;
    if (state != EntryState::kLive && !hides_another) return std::optional<Proposal>();
    return std::optional<Proposal>(Proposal{EntryState::kDeleted, nullptr, {}});
  });
}

Result<Flight> Store::single_flight(const EntryKey& entry, const Variant& variant,
                                    std::chrono::milliseconds patience,
                                    const std::function<bool()>& is_done,
                                    const std::function<void()>& compute) {
  return impl_->flights.run(entry, variant, patience, is_done, compute);
}

StoreLimits& Store::limits() noexcept { return impl_->limits; }

void Store::quarantine(const Entry& entry, const std::string& found, const std::string& expected) {
  impl_->memory.drop(entry.record.entry, entry.record.variant);
  if (entry.record.layer == Layer::kSystem) {
    if (impl_->system) impl_->system->reject(entry.record, found);
    return;
  }
  move_to_quarantine(impl_->layout, blob_path(entry.record), nullptr, found, expected);
}

std::string Store::blob_path(const Record& record) const {
  const bool system = record.layer == Layer::kSystem && impl_->system;
  const StoreLayout& layout = system ? impl_->system->layout() : impl_->layout;
  return layout.blob_path(record.blob_sha256, record.extension);
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

}  // namespace dase
