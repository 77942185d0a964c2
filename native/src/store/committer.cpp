// SPDX-License-Identifier: MIT
#include "store/committer.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "base/failpoints.hpp"
#include "base/sha256.hpp"
#include "base/temp_file.hpp"
#include "dase/version.hpp"
#include "store/backoff.hpp"
#include "store/publish.hpp"
#include "store/record.hpp"

namespace dase {
namespace {

constexpr std::chrono::microseconds kFirstWait{100};
constexpr std::chrono::microseconds kLongestWait{8'000};

/// `c++/<version>`, then the host's name where it is known and plain.
std::string writer_name() {
  std::string name = std::string("c++/") + version();
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) == 0 && host[0] != '\0') {
    const std::string text(host.data());
    const bool plain =
        std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
    if (plain) name += " " + text;
  }
  return name;
}

}  // namespace

struct Committer::Attempt {
  const EntryKey& entry;
  const Variant& variant;
  std::string key;

  RecordName name(std::uint64_t generation) const { return {key, variant.id, generation}; }
};

/// A record that nobody sees yet.
struct Committer::Next {
  Record record;
  std::string digest;
  TempFile file;
};

Committer::Committer(const StoreLayout& layout, const StoreOptions& options, Marker& marker,
                     Blobs& blobs, FsClock& clock, PolicyFile& policies, Warnings& warnings)
    : layout_(layout),
      options_(options),
      marker_(marker),
      blobs_(blobs),
      clock_(clock),
      policies_(policies),
      warnings_(warnings),
      heads_(layout),
      writer_(writer_name()) {}

Result<PutOutcome> Committer::run(const EntryKey& entry, const Variant& variant,
                                  const Propose& propose) {
  int error = 0;
  const Status usable = marker_.prepare(&error);
  if (error != 0) return warnings_.write_failed(layout_.marker(), error);
  if (!usable.ok()) {
    warnings_.once("marker", usable.message());
    return usable;
  }
  const Attempt attempt{entry, variant, key32(entry)};
  Backoff backoff(Backoff::Clock::now() + options_.put_deadline, kFirstWait, kLongestWait);
  std::string published;
  bool written = false;
  for (;;) {
    if (backoff.expired()) {
      return warned(StatusCode::kUnavailable, "deadline",
                    "the put of " + entry.category + " was not finished within its deadline of " +
                        std::to_string(options_.put_deadline.count()) +
                        " ms: other writers were faster or the disk is slow; nothing waits for it");
    }
    ChainEnd end;
    const Status read = read_end(attempt, &end);
    if (!read.ok()) return read;
    const Result<std::optional<Proposal>> wanted = propose(end);
    if (!wanted.ok()) return wanted.status();
    if (!wanted.value()) {
      return PutOutcome{written, end.newest ? end.newest->record.generation : 0};
    }
    const Proposal& proposal = *wanted.value();
    Next next;
    Status prepared = write_record(attempt, end, proposal, &next);
    if (!prepared.ok()) return prepared;
    const bool names_blob = proposal.state == EntryState::kLive && proposal.sha256 != published;
    prepared = finish_files(attempt, proposal, names_blob, &next);
    if (!prepared.ok()) return prepared;
    if (names_blob) published = proposal.sha256;
    const Record& mine = next.record;
    const Result<bool> linked = link_record(attempt, next);
    if (!linked.ok()) return linked.status();
    if (!linked.value()) {
      backoff.wait();
      continue;
    }
    written = true;
    bool highest = true;
    const Result<bool> done = settled(attempt, mine, next.digest, propose, &highest);
    if (!done.ok()) return done.status();
    if (!done.value()) continue;
    if (mine.state == EntryState::kLive &&
        !name_exists(layout_.blob_path(mine.blob_sha256, mine.extension))) {
      const Status blob = publish_blob(proposal);
      if (!blob.ok()) return blob;
    }
    finish(attempt, end, mine, highest);
    return PutOutcome{true, mine.generation};
  }
}

Status Committer::warned(StatusCode code, const std::string& cause, const std::string& message) {
  warnings_.once(cause, message);
  return Status(code, message);
}

Status Committer::read_end(const Attempt& attempt, ChainEnd* end) {
  const int error = list_chain(layout_, attempt.key, attempt.variant.id, &end->generations);
  if (error != 0) return warnings_.write_failed(layout_.record_folder(attempt.key), error);
  for (const std::uint64_t generation : end->generations) {
    RecordFile file = read_record_file(layout_, attempt.name(generation));
    if (file.state == RecordFileState::kUnreadable) {
      return warned(StatusCode::kIo, "update", "puts are skipped: " + file.problem);
    }
    if (file.state == RecordFileState::kGood) {
      end->newest = std::move(file);
      break;
    }
  }
  return {};
}

Status Committer::publish_blob(const Proposal& proposal) {
  const int error =
      blobs_.publish(proposal.sha256, proposal.value->extension, proposal.value->content);
  if (error == 0) return {};
  return warnings_.write_failed(layout_.blob_folder(proposal.sha256), error);
}

/// The record that follows, in a temporary file that is to be finished.
Status Committer::write_record(const Attempt& attempt, const ChainEnd& end,
                               const Proposal& proposal, Next* next) {
  Record* const record = &next->record;
  record->entry = attempt.entry;
  record->variant = attempt.variant;
  record->generation = end.highest() + 1;
  if (end.newest) record->parent = end.newest->digest;
  record->state = proposal.state;
  if (proposal.state == EntryState::kLive) {
    const NewEntry& value = *proposal.value;
    record->blob_sha256 = proposal.sha256;
    record->blob_size = value.content.size();
    record->extension = value.extension;
    record->cost_ms = value.cost_ms;
    record->expires_ms = value.expires_ms;
    record->schema = value.schema;
    record->meta = value.meta;
  }
  record->created_ms = wall_clock_ns() / 1'000'000;
  record->writer = writer_;
  const Result<std::string> line = print_record(*record);
  if (!line.ok()) return line.status();
  next->digest = sha256_hex(line.value());

  const std::string folder = layout_.record_folder(attempt.key);
  int error = end.has_gap() ? mark_pruned(attempt) : 0;
  if (error != 0) return warnings_.write_failed(folder, error);
  error = write_in(folder, line.value(), options_.durability, &next->file);
  return error != 0 ? warnings_.write_failed(folder, error) : Status();
}

/// Brings all but the record's name to the disk: the blob has its own when this returns.
Status Committer::finish_files(const Attempt& attempt, const Proposal& proposal, bool names_blob,
                               Next* next) {
  const std::string folder = layout_.record_folder(attempt.key);
  const bool sync = options_.durability != Durability::kNone;
  if (!names_blob) {
    // What a power cut makes of an eviction's tombstone, an empty record, is a miss all the same.
    const int error = next->file.finish(sync && proposal.state != EntryState::kEvicted);
    return error != 0 ? warnings_.write_failed(folder, error) : Status();
  }
  const NewEntry& value = *proposal.value;
  TempFile blob;
  int error = blobs_.write(proposal.sha256, value.content, &blob);
  if (error == 0) error = finish_both(blob, next->file, sync);
  if (error == 0) {
    error = blobs_.name(blob, proposal.sha256, value.extension, value.content.size());
  }
  return error != 0 ? warnings_.write_failed(layout_.blob_folder(proposal.sha256), error)
                    : Status();
}

/// True: committed. False: the number was taken.
Result<bool> Committer::link_record(const Attempt& attempt, const Next& next) {
  const std::string folder = layout_.record_folder(attempt.key);
  clock_.learn(next.file.written_ns());
  int error = 0;
  switch (next.file.link_to(layout_.record_path(attempt.name(next.record.generation)), &error)) {
    case LinkOutcome::kExists:
      return false;
    case LinkOutcome::kFailed:
      return warnings_.write_failed(folder, error);
    case LinkOutcome::kLinked:
      break;
  }
  if (options_.durability == Durability::kFull) {
    error = sync_folder(folder);
    if (error != 0) return warnings_.write_failed(folder, error);
  }
  return true;
}

/// The look-again step: whether my record is the newest, or whoever came after it saw it, or the
/// newest holds what was wanted. A writer that slept before its link may have taken a number that
/// was pruned meanwhile.
Result<bool> Committer::settled(const Attempt& attempt, const Record& mine,
                                const std::string& digest, const Propose& propose, bool* highest) {
  if (failpoints::is_set("no-look-again")) return true;
  std::vector<std::uint64_t> generations;
  const int error = list_chain(layout_, attempt.key, attempt.variant.id, &generations);
  *highest = error == 0 && !generations.empty() && generations.front() == mine.generation;
  if (*highest) return true;
  const RecordFile next = read_record_file(layout_, attempt.name(mine.generation + 1));
  if (next.state == RecordFileState::kGood && next.record.parent == digest) return true;
  ChainEnd end;
  const Status read = read_end(attempt, &end);
  if (!read.ok()) return read;
  const Result<std::optional<Proposal>> more = propose(end);
  if (!more.ok()) return more.status();
  return !more.value().has_value();
}

void Committer::finish(const Attempt& attempt, const ChainEnd& before, const Record& mine,
                       bool highest) {
  if (!highest) return;
  const std::string extension = before.newest ? before.newest->record.extension : std::string();
  if (mine.state == EntryState::kLive) {
    heads_.point(mine, extension);
  } else {
    heads_.after_deletion(mine.entry, extension);
  }
  prune(attempt);
}

int Committer::mark_pruned(const Attempt& attempt) const {
  return dase::mark_pruned(layout_, attempt.key, attempt.variant.id, options_.durability);
}

/// Removes old records below the newest versions, in ascending order, so that a number is never
/// free above one that is taken.
void Committer::prune(const Attempt& attempt) {
  std::vector<std::uint64_t> generations;
  if (list_chain(layout_, attempt.key, attempt.variant.id, &generations) != 0) return;
  bool marked = false;
  const long youngest = failpoints::value_of("prune-age", -1);
  const std::size_t keep = policies_.current()->versions_kept(attempt.entry.category);
  for (; generations.size() > keep; generations.pop_back()) {
    const std::string path = layout_.record_path(attempt.name(generations.back()));
    FileIdentity identity;
    if (identify(path, &identity) != 0) continue;
    if (youngest != 0 && !clock_.older_than_hour(identity.mtime_ns)) return;
    if (!marked && mark_pruned(attempt) != 0) return;
    marked = true;
    ::unlink(path.c_str());
  }
}

}  // namespace dase
