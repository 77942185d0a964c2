// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "engine_process.hpp"

namespace {

using dase::testing::Finished;
using dase::testing::run_engine;
using dase::testing::TempDir;
using dase::testing::write_file;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

using Environment = std::map<std::string, std::string>;

/// 40 KB that differ for each letter.
std::string value(char letter) { return std::string(40'000, letter); }

class EngineLimits : public ::testing::Test {
 protected:
  Finished engine(std::vector<std::string> arguments, const std::string& input = {},
                  Environment environment = {}) {
    arguments.insert(arguments.end(), {"--root", root_.string()});
    environment.emplace("DASE_CACHE_SYSTEM_ROOT", "");
    return run_engine(arguments, input, environment);
  }
  void put(const std::string& key, char letter) {
    ASSERT_EQ(engine({"put", "source_maps", key}, value(letter)).exit_code, 0);
  }
  bool exists(const std::string& key) {
    return engine({"exists", "source_maps", key}).exit_code == 0;
  }

  TempDir root_;
};

TEST_F(EngineLimits, the_flag_bounds_the_store_above_the_environment_and_the_file) {
  write_file(root_ / "cache.json", R"({"max_size_mb": 0.01})");
  const Environment narrow{{"DASE_CACHE_MAX_SIZE_MB", "0.02"}};
  const std::vector<std::string> put{"put", "source_maps", "a"};
  const Finished by_file = engine(put, value('a'));
  EXPECT_EQ(by_file.exit_code, 3);
  EXPECT_THAT(by_file.err, HasSubstr("at its limit"));
  EXPECT_EQ(engine(put, value('a'), narrow).exit_code, 3);
  EXPECT_EQ(
      engine({"put", "source_maps", "a", "--max-size-mb", "1.5"}, value('a'), narrow).exit_code, 0);
  EXPECT_EQ(engine({"put", "source_maps", "b", "--max-size-mb", "0.03"}, value('b'),
                   {{"DASE_CACHE_MAX_SIZE_MB", "100"}})
                .exit_code,
            3);
}

TEST_F(EngineLimits, the_flag_names_the_system_root_above_the_environment) {
  const TempDir system;
  const TempDir other;
  ASSERT_EQ(run_engine({"put", "stencils", "s", "--root", system.string()}, "below").exit_code, 0);
  const Environment elsewhere{{"DASE_CACHE_SYSTEM_ROOT", other.string()}};
  const Environment there{{"DASE_CACHE_SYSTEM_ROOT", system.string()}};
  EXPECT_EQ(engine({"get", "stencils", "s"}, "", elsewhere).exit_code, 1);
  EXPECT_EQ(engine({"get", "stencils", "s", "--system-root", system.string()}, "", elsewhere).out,
            "below");
  EXPECT_THAT(engine({"ls", "--system-root", system.string()}).out, EndsWith("\ts\tsystem\n"));
  EXPECT_EQ(engine({"get", "stencils", "s"}, "", there).out, "below");
  EXPECT_EQ(engine({"get", "stencils", "s", "--system-root", ""}, "", there).exit_code, 1);
}

TEST_F(EngineLimits, plans_are_served_from_the_system_root_that_the_flag_names) {
  const TempDir system;
  const std::string spec = "fft_1d_20/forward/out/1/estimate";
  ASSERT_EQ(run_engine({"plan", spec, "--root", system.string()}).exit_code, 0);
  EXPECT_THAT(engine({"plan", spec, "--system-root", system.string()}).out,
              StartsWith(spec + "\tstore\t"));
}

TEST_F(EngineLimits, pins_are_set_listed_and_taken_away) {
  EXPECT_EQ(engine({"pins"}).out, "");
  EXPECT_EQ(engine({"pin", "stencils", "two\nlines"}).out, "pinned\n");
  EXPECT_EQ(engine({"pin", "source_maps", "m"}).exit_code, 0);
  EXPECT_EQ(engine({"pin", "source_maps", "m"}).exit_code, 0);
  EXPECT_EQ(engine({"pins"}).out, "source_maps\tm\nstencils\ttwo\\x0alines\n");
  EXPECT_EQ(engine({"unpin", "source_maps", "m"}).exit_code, 0);
  const Finished again = engine({"unpin", "source_maps", "m"});
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_EQ(again.out, "was not pinned\n");
  EXPECT_EQ(engine({"pins"}).out, "stencils\ttwo\\x0alines\n");
}

TEST_F(EngineLimits, evict_takes_what_the_limit_demands_but_nothing_that_is_pinned) {
  for (const char letter : {'a', 'b', 'c', 'd'}) put(std::string(1, letter), letter);
  ASSERT_EQ(engine({"pin", "source_maps", "a"}).exit_code, 0);
  const Finished dry = engine({"evict", "--dry-run", "--max-size-mb", "0.1"});
  EXPECT_EQ(dry.exit_code, 0) << dry.err;
  EXPECT_THAT(dry.out,
              AllOf(StartsWith("entry\t"), HasSubstr("\tsource_maps\tb\t"),
                    HasSubstr("would be evicted: 2 entries; "), EndsWith(", limit: 104858\n")));
  EXPECT_TRUE(exists("b"));
  EXPECT_THAT(engine({"evict", "--max-size-mb", "0.1"}).out, HasSubstr("\nevicted: 2 entries; "));
  EXPECT_TRUE(exists("a"));
  EXPECT_FALSE(exists("b"));
  EXPECT_THAT(engine({"get", "source_maps", "b"}).err, HasSubstr("EVICTED"));
  EXPECT_THAT(engine({"evict"}).out, AllOf(HasSubstr("evicted: 0 entries"), EndsWith("none\n")));
}

TEST_F(EngineLimits, a_folder_that_is_no_store_of_this_version_is_refused) {
  std::filesystem::create_directories(root_ / ".store");
  write_file(root_ / ".store" / "STORE", R"({"format":"dase-store","major":2,"minor":0})");
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"pin", "stencils", "s"}, {"pins"}, {"evict"}}) {
    const Finished refused = engine(command);
    EXPECT_EQ(refused.exit_code, 1) << refused.err;
    EXPECT_THAT(refused.err, HasSubstr("major 1"));
    EXPECT_THAT(refused.out, IsEmpty());
  }
}

TEST_F(EngineLimits, a_root_that_cannot_be_read_is_no_empty_store) {
  write_file(root_ / "file", "no folder");
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"ls"}, {"exists", "stencils", "s"}, {"get", "stencils", "s"}, {"pins"}, {"evict"}}) {
    std::vector<std::string> arguments = command;
    arguments.insert(arguments.end(), {"--root", (root_ / "file").string()});
    const Finished refused = run_engine(arguments);
    EXPECT_EQ(refused.exit_code, 3) << command.front();
    EXPECT_THAT(refused.err, HasSubstr("Not a directory"));
    EXPECT_THAT(refused.out, IsEmpty());
  }
}

}  // namespace
