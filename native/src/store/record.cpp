// SPDX-License-Identifier: MIT
#include "store/record.hpp"

#include <array>
#include <cstdio>
#include <utility>

#include "base/canonical_json.hpp"
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
constexpr std::array<std::pair<EntryState, const char*>, 3> kStates = {
    {{EntryState::kLive, "live"},
     {EntryState::kEvicted, "evicted"},
     {EntryState::kDeleted, "deleted"}}};

const char* state_name(EntryState state) { return kStates[static_cast<std::size_t>(state)].second; }

/// Takes members out of an object and remembers the first that was not as expected.
class Members {
 public:
  explicit Members(const json& object) : object_(object) {}

  std::string text(const char* name) {
    const json* value = find(name);
    if (value != nullptr && value->is_string()) return value->get<std::string>();
    return fail(name, "a string"), std::string();
  }
  std::int64_t integer(const char* name, std::int64_t least) {
    const json* value = find(name);
    if (value != nullptr && value->is_number_integer() && value->get<std::int64_t>() >= least) {
      return value->get<std::int64_t>();
    }
    return fail(name, "an integer of at least " + std::to_string(least)), least;
  }
  const json& object(const char* name) {
    static const auto* empty = new json(json::object());
    const json* value = find(name);
    if (value != nullptr && value->is_object()) return *value;
    return fail(name, "an object"), *empty;
  }
  void expect_count(std::size_t count) {
    if (object_.size() != count) fail("", std::to_string(count) + " members");
  }
  const std::string& failure() const { return failure_; }

 private:
  const json* find(const char* name) const {
    const auto at = object_.find(name);
    return at == object_.end() ? nullptr : &*at;
  }
  void fail(const std::string& name, const std::string& expected) {
    if (failure_.empty()) failure_ = "\"" + name + "\": expected " + expected;
  }

  const json& object_;
  std::string failure_;
};

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
  const Result<json> value = parse_store_json(text);
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
  const Result<json> meta = parse_store_json(record.meta);
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
  std::array<char, kChecksumDigits + 1> checksum{};
  std::snprintf(checksum.data(), checksum.size(), "%08x", crc32c(line));
  line.append(kChecksumStart).append(checksum.data()).append(kChecksumEnd);
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
  std::array<char, kChecksumDigits + 1> checksum{};
  std::snprintf(checksum.data(), checksum.size(), "%08x", crc32c(body));
  const std::string expected =
      std::string(kChecksumStart).append(checksum.data()).append(kChecksumEnd);
  if (tail != expected && !failpoints::is_set("no-record-crc")) {
    return corrupt("its checksum does not match; expected it to end in " + expected);
  }
  const Result<json> members = parse_canonical(std::string(body) + "}");
  if (!members.ok()) return corrupt(members.status().message());
  if (!members->is_object()) return corrupt("no object");

  Members top(members.value());
  Members blob(top.object("blob"));
  Members variant(top.object("variant"));
  top.expect_count(13);
  blob.expect_count(3);
  variant.expect_count(3);
  Record record;
  record.entry = {top.text("category"), top.text("key")};
  record.variant = {variant.text("id"), variant.text("hard"), variant.text("soft")};
  record.generation = static_cast<std::uint64_t>(top.integer("generation", 1));
  record.parent = top.text("parent");
  record.blob_sha256 = blob.text("sha256");
  record.blob_size = static_cast<std::uint64_t>(blob.integer("size", 0));
  record.extension = blob.text("ext");
  record.created_ms = top.integer("created_ms", 0);
  record.expires_ms = top.integer("expires_ms", 0);
  record.cost_ms = top.integer("cost_ms", 0);
  record.schema = top.integer("schema", 1);
  record.writer = top.text("writer");
  record.meta = top.object("meta").dump();
  const std::string state = top.text("state");
  bool known = false;
  for (const auto& [value, name] : kStates) {
    if (state == name) {
      record.state = value;
      known = true;
    }
  }
  for (const Members* part : {&top, &blob, &variant}) {
    if (!part->failure().empty()) return corrupt(part->failure());
  }
  if (!known) return corrupt("\"state\": expected live, evicted or deleted");
  const std::string broken = broken_rule(record);
  if (!broken.empty()) return corrupt(broken);
  return record;
}

}  // namespace dase
