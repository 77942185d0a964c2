// SPDX-License-Identifier: MIT
#include "store/record.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <random>

#include "base/canonical_json.hpp"
#include "base/crc32c.hpp"
#include "support/files.hpp"
#include "support/random_record.hpp"
#include "support/sanitizers.hpp"

namespace dase {
namespace {

constexpr int kGoldenRecords = 300;
constexpr std::uint32_t kGoldenSeed = 20260101;
// Under the address sanitizer each takes ten times as long.
constexpr int kRandomRecords = testing::kAddressSanitizer ? 2'000 : 10'000;

std::string print(const Record& record) {
  const Result<std::string> line = print_record(record);
  EXPECT_TRUE(line.ok()) << line.status().message();
  return line.ok() ? line.value() : std::string();
}

/// A record's line with another body and the checksum that belongs to it.
std::string with_body(const std::string& body) {
  char tail[32];
  std::snprintf(tail, sizeof tail, ",\"crc32c\":\"%08x\"}\n", crc32c(body));
  return body + tail;
}

std::string body_of(const std::string& line) { return line.substr(0, line.rfind(",\"crc32c\"")); }

Record example() {
  Record record;
  record.entry = {"fractional_kernels", "kernel_1.5_0.01_1000"};
  record.generation = 1;
  record.blob_sha256 = std::string(64, 'a');
  record.blob_size = 8128;
  record.extension = "npy";
  record.created_ms = 1767225600000;
  record.writer = "java/0.1.0";
  return record;
}

TEST(RecordLine, IsTheOneOfTheSpecification) {
  EXPECT_EQ(body_of(print(example())),
            "{\"blob\":{\"ext\":\"npy\",\"sha256\":\"" + std::string(64, 'a') +
                "\",\"size\":8128},\"category\":\"fractional_kernels\",\"cost_ms\":0,"
                "\"created_ms\":1767225600000,\"expires_ms\":0,\"generation\":1,"
                "\"key\":\"kernel_1.5_0.01_1000\",\"meta\":{},\"parent\":\"\",\"schema\":1,"
                "\"state\":\"live\",\"variant\":{\"hard\":\"\",\"id\":\"0000000000000000\","
                "\"soft\":\"\"},\"writer\":\"java/0.1.0\"");
}

TEST(RecordLine, RandomRecordsComeBackFromTheirText) {
  const std::uint32_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  testing::RandomRecords records(seed);
  for (int i = 0; i < kRandomRecords; ++i) {
    const std::string line = print(records.next());
    const Result<Record> read = parse_record(line);
    ASSERT_TRUE(read.ok()) << read.status().message() << "\n" << line;
    ASSERT_EQ(print(read.value()), line);
    const std::string body = body_of(line) + "}";
    const Result<nlohmann::json> tree = parse_store_json(body);
    ASSERT_TRUE(tree.ok()) << tree.status().message();
    ASSERT_EQ(print_canonical(tree.value()).value(), body);
    ASSERT_EQ(tree->at("key").get<std::string>(), read->entry.key);
    ASSERT_EQ(tree->at("meta").dump(), read->meta);
  }
}

/// DASE_WRITE_GOLDEN=1 writes the file anew.
TEST(RecordLine, TheGoldenRecordsAreWrittenAndReadToTheByte) {
  const auto path = testing::source_dir() / "wisdom/golden/records.jsonl";
  testing::RandomRecords records(kGoldenSeed);
  std::string expected;
  for (int i = 0; i < kGoldenRecords; ++i) expected += print(records.next());
  if (std::getenv("DASE_WRITE_GOLDEN") != nullptr) testing::write_file(path, expected);
  ASSERT_EQ(testing::read_file(path), expected);
  for (const std::string& line : testing::read_lines(path)) {
    const Result<Record> read = parse_record(line + "\n");
    ASSERT_TRUE(read.ok()) << read.status().message() << "\n" << line;
    ASSERT_EQ(print(read.value()), line + "\n");
  }
}

TEST(RecordLine, TheRecordsThatJavaWroteArePrintedAgainToTheByte) {
  const auto lines =
      testing::read_lines(testing::source_dir() / "wisdom/golden/records-java.jsonl");
  EXPECT_GE(lines.size(), 300u);
  for (const std::string& line : lines) {
    const Result<Record> read = parse_record(line + "\n");
    ASSERT_TRUE(read.ok()) << read.status().message() << "\n" << line;
    ASSERT_EQ(print(read.value()), line + "\n");
  }
}

TEST(RecordLine, EveryFlippedBitMakesItCorrupt) {
  const std::string line = print(example());
  for (std::size_t i = 0; i < line.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string bad = line;
      bad[i] = static_cast<char>(bad[i] ^ (1 << bit));
      ASSERT_EQ(parse_record(bad).status().code(), StatusCode::kCorrupt) << "byte " << i;
    }
  }
}

TEST(RecordLine, EveryCutMakesItCorrupt) {
  const std::string line = print(example());
  for (std::size_t size = 0; size < line.size(); ++size) {
    EXPECT_FALSE(parse_record(line.substr(0, size)).ok()) << size;
  }
  EXPECT_FALSE(parse_record(line + "\n").ok());
}

/// Each with a right checksum: the grammar must refuse it.
TEST(RecordLine, WhatIsNotCanonicalIsCorruptWhateverItsChecksum) {
  const std::string body = body_of(print(example()));
  const auto replaced = [&](const std::string& from, const std::string& to) {
    std::string changed = body;
    const std::size_t at = changed.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return with_body(changed.replace(at, from.size(), to));
  };
  EXPECT_TRUE(parse_record(with_body(body)).ok());
  const std::string deep = std::string(63, '[') + std::string(63, ']');
  EXPECT_TRUE(
      parse_record(replaced("\"meta\":{}", "\"meta\":{\"a\":" + deep.substr(1, 124) + "}")).ok());
  for (const std::string& bad : {replaced("\"meta\":{}", "\"meta\": {}"),
                                 replaced("\"meta\":{}", "\"meta\":[]"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":null}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":true}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":1.5}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":1e3}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":-0}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":01}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":9223372036854775808}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":1,\"a\":1}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"b\":1,\"a\":1}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":[1,]}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":" + deep + "}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":\"\\u0041\"}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":\"\\u000a\"}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":\"\\u001B\"}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":\"\\/\"}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":\"\x01\"}"),
                                 replaced("\"meta\":{}", "\"meta\":{\"a\":\"\x80\"}"),
                                 replaced("\"meta\":{}", "\"meta\":{},\"more\":1"),
                                 replaced("\"schema\":1,", ""),
                                 replaced("\"schema\":1", "\"schema\":0"),
                                 replaced("\"schema\":1", "\"schema\":\"1\""),
                                 replaced("\"state\":\"live\"", "\"state\":\"LIVE\""),
                                 replaced("\"state\":\"live\"", "\"state\":\"deleted\""),
                                 replaced("\"size\":8128", "\"size\":-1"),
                                 replaced("\"cost_ms\":0", "\"cost_ms\":-1"),
                                 replaced("\"generation\":1", "\"generation\":10000000000"),
                                 replaced("\"ext\":\"npy\"", "\"ext\":\"../x\""),
                                 replaced("\"parent\":\"\"", "\"parent\":\"abc\""),
                                 replaced("fractional_kernels", "Fractional"),
                                 with_body(body + ",\"z\":1"),
                                 with_body(""),
                                 with_body("[1"),
                                 with_body(std::string(60'000, '['))}) {
    EXPECT_EQ(parse_record(bad).status().code(), StatusCode::kCorrupt) << bad.substr(0, 400);
  }
}

TEST(RecordLine, ARecordBeyond64KiBIsRefusedWhenWritten) {
  Record record = example();
  record.meta = "{\"a\":\"" + std::string(65'536, 'x') + "\"}";
  EXPECT_EQ(print_record(record).status().code(), StatusCode::kInvalidArgument);
}

TEST(RecordMeta, IsWrittenInItsOneForm) {
  EXPECT_EQ(canonical_meta(" { \"b\" : 1 , \"a\" : [ \"\\u0041\\/\" ] } ").value(),
            "{\"a\":[\"A/\"],\"b\":1}");
  for (const char* bad : {"", "[]", "1", "{\"a\":1.0}", "{\"a\":null}", "{\"a\":false}",
                          "{\"a\":1,\"a\":2}", "{\"a\":\"\x80\"}", "{", "{}x"}) {
    EXPECT_EQ(canonical_meta(bad).status().code(), StatusCode::kInvalidArgument) << bad;
  }
  EXPECT_FALSE(canonical_meta("{\"a\":" + std::string(50'000, '[')).ok());
}

}  // namespace
}  // namespace dase
