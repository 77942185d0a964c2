// SPDX-License-Identifier: MIT
#include "store/record.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/canonical_json.hpp"
#include "base/canonical_scanner.hpp"
#include "base/crc32c.hpp"
#include "base/failpoints.hpp"
#include "base/utf8.hpp"
#include "store/layout.hpp"

namespace dase {
namespace {

using nlohmann::json;

constexpr std::string_view kChecksumStart = ",\"crc32c\":\"";
constexpr std::string_view kChecksumEnd = "\"}\n";
constexpr std::size_t kChecksumDigits = 8;
constexpr std::size_t kTail = kChecksumStart.size() + kChecksumDigits + kChecksumEnd.size();
/// Levels that meta may nest: the record itself is one.
constexpr std::size_t kMetaDepth = kCanonicalJsonDepth - 1;
constexpr std::array<std::pair<EntryState, const char*>, 3> kStates = {
    {{EntryState::kLive, "live"},
     {EntryState::kEvicted, "evicted"},
     {EntryState::kDeleted, "deleted"}}};

const char* state_name(EntryState state) { return kStates[static_cast<std::size_t>(state)].second; }

/// What follows the record's members: their checksum.
std::string closing_of(std::string_view body) {
  constexpr char kHex[] = "0123456789abcdef";
  const std::uint32_t checksum = crc32c(body);
  std::string closing;
  closing.reserve(kTail);
  closing.append(kChecksumStart);
  for (std::size_t digit = kChecksumDigits; digit-- > 0;) {
    closing.push_back(kHex[(checksum >> (4 * digit)) & 15]);
  }
  return closing.append(kChecksumEnd);
}

/// The first rule that the record breaks; empty if none.
std::string broken_rule(const Record& record) {
  const Status entry = validate(record.entry);
  if (!entry.ok()) return entry.message();
  if (!is_lower_hex(record.variant.id, 16)) return "variant.id is not 16 lower-case hex digits";
  if (!is_utf8(record.variant.hard) || !is_utf8(record.variant.soft)) return "variant is not UTF-8";
  if (record.generation == 0 || record.generation > kLastGeneration) {
    return "generation " + std::to_string(record.generation) + " is not in 1..9999999999";
  }
  if (!record.parent.empty() && !is_lower_hex(record.parent, 64)) return "parent is no SHA-256";
  const bool live = record.state == EntryState::kLive;
  if (live && !is_lower_hex(record.blob_sha256, 64)) return "blob.sha256 is no SHA-256";
  if (live && !is_extension(record.extension)) {
    return "extension \"" + record.extension.substr(0, 40) + "\" is not of the form [a-z0-9]{1,16}";
  }
  if (!live && !(record.blob_sha256.empty() && record.extension.empty() && record.blob_size == 0)) {
    return "a tombstone names a blob";
  }
  if (record.blob_size > static_cast<std::uint64_t>(INT64_MAX)) return "blob.size exceeds 2^63-1";
  if (record.cost_ms < 0 || record.created_ms < 0 || record.expires_ms < 0) {
    return "a negative time";
  }
  if (record.schema < 1) return "schema " + std::to_string(record.schema) + " is below 1";
  return {};
}

}  // namespace

Result<std::string> canonical_meta(std::string_view text) {
  const Result<json> value = parse_store_json(text, kMetaDepth);
  if (!value.ok() || !value->is_object()) {
    return Status(StatusCode::kInvalidArgument,
                  value.ok() ? "meta is no JSON object; expected one, such as {}"
                             : "meta: " + value.status().message());
  }
  return print_canonical(value.value());
}

Result<std::string> print_record(const Record& record) {
  const std::string broken = broken_rule(record);
  if (!broken.empty()) return Status(StatusCode::kInvalidArgument, broken);
  const Result<json> meta = parse_store_json(record.meta, kMetaDepth);
  if (!meta.ok() || !meta->is_object()) {
    return Status(StatusCode::kInvalidArgument, "meta is no object of the store's kind of JSON");
  }
  const json members = {
      {"blob",
       {{"ext", record.extension}, {"sha256", record.blob_sha256}, {"size", record.blob_size}}},
      {"category", record.entry.category},
      {"cost_ms", record.cost_ms},
      {"created_ms", record.created_ms},
      {"expires_ms", record.expires_ms},
      {"generation", record.generation},
      {"key", record.entry.key},
      {"meta", meta.value()},
      {"parent", record.parent},
      {"schema", record.schema},
      {"state", state_name(record.state)},
      {"variant",
       {{"hard", record.variant.hard}, {"id", record.variant.id}, {"soft", record.variant.soft}}},
      {"writer", record.writer}};
  Result<std::string> printed = print_canonical(members);
  if (!printed.ok()) return printed;
  std::string line = std::move(printed).value();
  line.pop_back();
  line.append(closing_of(line));
  if (line.size() > kRecordLimit) {
    return Status(StatusCode::kInvalidArgument,
                  "the record would take " + std::to_string(line.size()) +
                      " bytes; at most 65536 are allowed: shorten meta");
  }
  return line;
}

Result<Record> parse_record(std::string_view line) {
  const auto corrupt = [](const std::string& message) {
    return Status(StatusCode::kCorrupt, "record: " + message);
  };
  if (line.size() > kRecordLimit || line.size() <= kTail) return corrupt("impossible size");
  const std::string_view body = line.substr(0, line.size() - kTail);
  const std::string_view tail = line.substr(body.size());
  const std::string expected = closing_of(body);
  if (tail != expected && !failpoints::is_set("no-record-crc")) {
    return corrupt("its checksum does not match; expected it to end in " + expected);
  }
  CanonicalScanner scan(body);
  Record record;
  scan.literal("{\"blob\":{\"ext\":");
  record.extension = scan.string();
  scan.literal(",\"sha256\":");
  record.blob_sha256 = scan.string();
  scan.literal(",\"size\":");
  record.blob_size = static_cast<std::uint64_t>(scan.integer());
  scan.literal("},\"category\":");
  record.entry.category = scan.string();
  scan.literal(",\"cost_ms\":");
  record.cost_ms = scan.integer();
  scan.literal(",\"created_ms\":");
  record.created_ms = scan.integer();
  scan.literal(",\"expires_ms\":");
  record.expires_ms = scan.integer();
  scan.literal(",\"generation\":");
  record.generation = static_cast<std::uint64_t>(scan.integer());
  scan.literal(",\"key\":");
  record.entry.key = scan.string();
  scan.literal(",\"meta\":");
  record.meta = scan.object(2);
  scan.literal(",\"parent\":");
  record.parent = scan.string();
  scan.literal(",\"schema\":");
  record.schema = scan.integer();
  scan.literal(",\"state\":");
  const std::string state = scan.string();
  scan.literal(",\"variant\":{\"hard\":");
  record.variant.hard = scan.string();
  scan.literal(",\"id\":");
  record.variant.id = scan.string();
  scan.literal(",\"soft\":");
  record.variant.soft = scan.string();
  scan.literal("},\"writer\":");
  record.writer = scan.string();
  if (!scan.ok() || !scan.at_end()) return corrupt(scan.ok() ? "more members" : scan.failure());
  const auto known = std::find_if(kStates.begin(), kStates.end(),
                                  [&](const auto& pair) { return state == pair.second; });
  if (known == kStates.end()) return corrupt("state: expected live, evicted or deleted");
  record.state = known->first;
  const std::string broken = broken_rule(record);
  if (!broken.empty()) return corrupt(broken);
  return record;
}

}  // namespace dase
