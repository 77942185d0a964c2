// SPDX-License-Identifier: MIT
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/sha256.hpp"
#include "support/store_fixture.hpp"

namespace dase {
namespace {

using testing::source_dir;
using testing::TempDir;
using testing::text_entry;

/// One line of `wisdom/golden/store-<language>.tsv`: category, key as a JSON string, variant id,
/// schema, `live` or the reason of the miss, SHA-256 of the content.
struct Expected {
  EntryKey key;
  std::string variant;
  std::int64_t schema = 1;
  std::string outcome;
  std::string sha256;
};

std::vector<Expected> read_expected(const std::filesystem::path& path) {
  std::vector<Expected> lines;
  for (const std::string& line : testing::read_lines(path)) {
    std::istringstream fields(line);
    std::string key, schema;
    Expected one;
    std::getline(fields, one.key.category, '\t');
    std::getline(fields, key, '\t');
    std::getline(fields, one.variant, '\t');
    std::getline(fields, schema, '\t');
    std::getline(fields, one.outcome, '\t');
    std::getline(fields, one.sha256);
    one.key.key = nlohmann::json::parse(key).get<std::string>();
    one.schema = std::stoll(schema);
    lines.push_back(one);
  }
  return lines;
}

void expect_store(const std::string& name) {
  const auto golden = source_dir() / "wisdom/golden" / name;
  const TempDir root;
  std::filesystem::copy(
      golden, root.path(),
      std::filesystem::copy_options::recursive | std::filesystem::copy_options::copy_symlinks);
  Store store(root.string());
  std::size_t listed = 0;
  const auto lines = read_expected(golden.string() + ".tsv");
  ASSERT_GT(lines.size(), 5u);
  for (const Expected& expected : lines) {
    SCOPED_TRACE(name + " " + expected.key.category + " " + expected.key.key.substr(0, 60));
    const Lookup found = store.get(expected.key, {expected.variant, {}, {}}, expected.schema);
    if (expected.outcome != "live") {
      EXPECT_FALSE(found.entry);
      EXPECT_EQ(to_string(found.reason), expected.outcome);
      listed += expected.outcome == "EXPIRED" ? 1 : 0;
      continue;
    }
    ASSERT_TRUE(found.entry) << to_string(found.reason) << ": " << found.detail;
    EXPECT_EQ(sha256_hex(*found.entry->content), expected.sha256);
    const auto head = root.path() / expected.key.category /
                      (head_stem(expected.key) + "." + found.entry->record.extension);
    EXPECT_TRUE(std::filesystem::is_regular_file(head)) << head;
    ++listed;
  }
  EXPECT_EQ(store.list().size(), listed);
}

void write_golden() {
  const auto golden = source_dir() / "wisdom/golden/store-cpp";
  std::filesystem::remove_all(golden);
  std::ofstream index(golden.string() + ".tsv");
  StoreOptions options;
  options.fold_statistics = false;
  Store store(golden.string(), options);
  const auto note = [&](const EntryKey& key, const Variant& variant, std::int64_t schema,
                        const std::string& outcome, const std::string& content) {
    index << key.category << '\t' << nlohmann::json(key.key).dump(-1, ' ', true) << '\t'
          << variant.id << '\t' << schema << '\t' << outcome << '\t'
          << (outcome == "live" ? sha256_hex(content) : "") << '\n';
  };
  const auto put = [&](const EntryKey& key, NewEntry value, const std::string& extension,
                       const Variant& variant = {}) {
    value.extension = extension;
    ASSERT_TRUE(store.put(key, value, variant).ok());
  };
  const auto keep = [&](const EntryKey& key, const NewEntry& value, const std::string& extension,
                        const Variant& variant = {}) {
    put(key, value, extension, variant);
    note(key, variant, value.schema, "live", value.content);
  };
  keep({"stencils", "laplacian_2d_64x64"}, text_entry("{\"order\":2}\n"), "json");
  keep({"state_profiles", "empty"}, text_entry(""), "bin");
  keep({"state_profiles", "../каталог/🔑\t\"\\"}, text_entry("a key is data"), "bin");
  keep({"state_profiles", std::string(1024, '/')}, text_entry("a long key"), "bin");
  put({"state_profiles", "replaced"}, text_entry("first"), "bin");
  put({"state_profiles", "replaced"}, text_entry("second"), "bin");
  keep({"state_profiles", "replaced"}, text_entry("third"), "npy");
  NewEntry rich = text_entry(std::string("\0\x01\xFF", 3));
  rich.cost_ms = 1500;
  rich.schema = 7;
  rich.meta = "{\"list\":[1,-2,\"x\",[],{}],\"\\u0001\":\"\\u007f\\ud83d\\udd11\",\"é\":1}";
  keep({"echo_templates", "rich"}, rich, "npz");
  note({"echo_templates", "rich"}, {}, 1, "SCHEMA", "");
  put({"state_profiles", "deleted"}, text_entry("gone"), "bin");
  ASSERT_TRUE(store.erase({"state_profiles", "deleted"}).ok());
  note({"state_profiles", "deleted"}, {}, 1, "DELETED", "");
  note({"state_profiles", "never put"}, {}, 1, "COLD", "");
  const EntryKey wisdom{"fftw_wisdom", "fft_1d_64"};
  const Variant mine{"aaaaaaaaaaaaaaaa", "a preamble", "a machine"};
  const Variant other{"bbbbbbbbbbbbbbbb", "another preamble", "-"};
  keep(wisdom, text_entry("wisdom of a"), "wisdom", mine);
  keep(wisdom, text_entry("wisdom of b"), "wisdom", other);
  note(wisdom, {"cccccccccccccccc", {}, {}}, 1, "INCOMPATIBLE", "");
}

/// DASE_WRITE_GOLDEN=1 writes the store anew (the writer's name in its records is the host's: run
/// it as `unshare -u sh -c 'hostname golden; ...'`).
TEST(GoldenStore, TheOneThatCppWroteIsRead) {
  if (std::getenv("DASE_WRITE_GOLDEN") != nullptr) write_golden();
  expect_store("store-cpp");
}

TEST(GoldenStore, TheOneThatJavaWroteIsRead) { expect_store("store-java"); }

}  // namespace
}  // namespace dase
