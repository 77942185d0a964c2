// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine_process.hpp"

namespace {

using dase::testing::Finished;
using dase::testing::read_file;
using dase::testing::run_engine;
using dase::testing::TempDir;
using dase::testing::write_file;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

class EngineCommand : public ::testing::Test {
 protected:
  Finished engine(std::vector<std::string> arguments, const std::string& input = {}) {
    arguments.insert(arguments.end(), {"--root", (folder_ / "root").string()});
    return run_engine(arguments, input);
  }

  TempDir folder_;
};

TEST_F(EngineCommand, gives_back_the_bytes_that_were_put_from_the_standard_input) {
  const std::string bytes("a\0b\r\n\xff", 6);
  const Finished put = engine({"put", "state_profiles", "odd key/ü"}, bytes);
  EXPECT_EQ(put.exit_code, 0) << put.err;
  EXPECT_THAT(put.out, StartsWith("written: generation 1"));
  const Finished got = engine({"get", "state_profiles", "odd key/ü"});
  EXPECT_EQ(got.exit_code, 0) << got.err;
  EXPECT_EQ(got.out, bytes);
}

TEST_F(EngineCommand, moves_files_in_and_out_and_keeps_their_extension) {
  write_file(folder_ / "still.npy", "not looked into");
  ASSERT_EQ(engine({"put", "state_profiles", "still", "--in", (folder_ / "still.npy").string()})
                .exit_code,
            0);
  ASSERT_EQ(
      engine({"get", "state_profiles", "still", "--out", (folder_ / "copy").string()}).exit_code,
      0);
  EXPECT_EQ(read_file(folder_ / "copy"), "not looked into");
  EXPECT_EQ(read_file(folder_ / "root" / "state_profiles" / "still.npy"), "not looked into");
}

TEST_F(EngineCommand, says_whether_an_entry_exists) {
  EXPECT_EQ(engine({"exists", "stencils", "s"}).out, "no\n");
  EXPECT_EQ(engine({"exists", "stencils", "s"}).exit_code, 1);
  ASSERT_EQ(engine({"put", "stencils", "s", "--ext", "json"}, "{}").exit_code, 0);
  EXPECT_EQ(engine({"exists", "stencils", "s"}).out, "yes\n");
  EXPECT_EQ(engine({"exists", "stencils", "s"}).exit_code, 0);
}

TEST_F(EngineCommand, answers_a_miss_with_its_reason_on_the_error_stream) {
  const Finished miss = engine({"get", "stencils", "s"});
  EXPECT_EQ(miss.exit_code, 1);
  EXPECT_THAT(miss.out, IsEmpty());
  EXPECT_THAT(miss.err, AllOf(HasSubstr("stencils s"), HasSubstr("COLD")));
}

TEST_F(EngineCommand, lists_entries_one_a_line_even_if_a_key_holds_a_line_feed) {
  ASSERT_EQ(engine({"put", "stencils", "two\nlines", "--ext", "json"}, "{}").exit_code, 0);
  ASSERT_EQ(engine({"put", "source_maps", "m"}, "abc").exit_code, 0);
  EXPECT_EQ(engine({"ls"}).out,
            "source_maps\t0000000000000000\t3\tm\tuser\n"
            "stencils\t0000000000000000\t2\ttwo\\x0alines\tuser\n");
  EXPECT_EQ(engine({"ls", "source_maps"}).out, "source_maps\t0000000000000000\t3\tm\tuser\n");
}

TEST_F(EngineCommand, refuses_wisdom_that_is_not_wisdom) {
  const Finished put = engine({"put", "fftw_wisdom", "fft_1d_8"}, "<html>");
  EXPECT_EQ(put.exit_code, 1) << put.err;
  EXPECT_EQ(engine({"exists", "fftw_wisdom", "fft_1d_8"}).exit_code, 1);
}

TEST_F(EngineCommand, reports_that_a_file_cannot_be_read_or_written) {
  const Finished put = engine({"put", "stencils", "s", "--in", (folder_ / "none").string()});
  EXPECT_EQ(put.exit_code, 3);
  EXPECT_THAT(put.err, HasSubstr("No such file"));
  ASSERT_EQ(engine({"put", "stencils", "s"}, "x").exit_code, 0);
  EXPECT_EQ(engine({"get", "stencils", "s", "--out", folder_.string()}).exit_code, 3);
}

TEST_F(EngineCommand, plans_once_and_finds_the_plan_in_the_store_from_then_on) {
  const std::string spec = "fft_2d_12x10/forward/out/1/measure";
  const Finished first = engine({"plan", spec});
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_THAT(first.out, StartsWith(spec + "\tplanned\t"));
  EXPECT_THAT(engine({"plan", spec}).out, StartsWith(spec + "\tstore\t"));
  EXPECT_EQ(engine({"exists", "fftw_wisdom", "fft_2d_12x10"}).exit_code, 0);
}

TEST_F(EngineCommand, answers_one_to_a_transform_that_cannot_be_planned) {
  const Finished refused = engine({"plan", "fft_1d_10000000000037/forward/out/1/measure"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("bytes of memory"));
}

TEST_F(EngineCommand, prints_plans_as_json) {
  const Finished plan = engine({"plan", "--json", "fft_1d_16"});
  EXPECT_EQ(plan.exit_code, 0) << plan.err;
  EXPECT_THAT(plan.out, AllOf(StartsWith("[\n  {\"spec\": \"fft_1d_16/forward/out/1/measure\", "
                                         "\"source\": \"planned\", \"planning_ms\": "),
                              HasSubstr("fft_1d_16/backward/in/1/measure")));
}

TEST_F(EngineCommand, prints_the_fingerprint) {
  const Finished fingerprint = engine({"fingerprint"});
  EXPECT_EQ(fingerprint.exit_code, 0);
  EXPECT_THAT(fingerprint.out, AllOf(StartsWith("hard: "), HasSubstr("fftw_wisdom"),
                                     HasSubstr("\nsoft: "), HasSubstr("\nvariant: ")));
}

TEST_F(EngineCommand, answers_two_to_every_mistake_on_the_command_line) {
  for (const std::vector<std::string>& mistake : std::vector<std::vector<std::string>>{
           {},
           {"fly"},
           {"run", "--grid", "256"},
           {"run", "--grid", "16x16", "--steps", "0"},
           {"run", "--grid", "16x16", "--alpha", "2"},
           {"run", "--grid", "16x16", "--alpha", "nan"},
           {"run", "--grid", "16x16", "--dt", "-1"},
           {"plan"},
           {"plan", "fft_2d_16"},
           {"get", "stencils"},
           {"get", "Bad Category", "k"},
           {"exists", "stencils", ""},
           {"--import-fftw-wisdom", "a", "--export-fftw-wisdom", "b"},
           {"fingerprint", "--import-fftw-wisdom", "a"},
           {"--export-fftw-wisdom", "a", "--rigor", "7"},
           {"fingerprint", "--rigor", "patient"},
           {"ls", "--max-size-mb", "0"},
           {"ls", "--max-size-mb", "-1"},
           {"ls", "--max-size-mb", "nan"},
           {"ls", "--max-size-mb", "1e13"},
           {"ls", "--max-size-mb", "much"},
           {"ls", "--root", ""},
           {"pin", "Bad Category", "k"},
           {"unpin", "stencils"}}) {
    const Finished refused = engine(mistake);
    EXPECT_EQ(refused.exit_code, 2) << ::testing::PrintToString(mistake);
    EXPECT_THAT(refused.err, Not(IsEmpty())) << ::testing::PrintToString(mistake);
  }
}

TEST_F(EngineCommand, explains_every_command_with_an_example) {
  EXPECT_THAT(engine({"--help"}).out, HasSubstr("Example: dase_engine"));
  for (const char* command : {"run", "plan", "get", "put", "exists", "ls", "fingerprint", "pin",
                              "unpin", "pins", "evict"}) {
    const Finished help = engine({command, "--help"});
    EXPECT_EQ(help.exit_code, 0);
    EXPECT_THAT(help.out, HasSubstr(std::string("Example: dase_engine ") + command));
  }
}

TEST_F(EngineCommand, takes_the_root_before_the_command_or_from_the_environment) {
  const std::string root = (folder_ / "root").string();
  EXPECT_EQ(run_engine({"--root", root, "put", "stencils", "s"}, "x").exit_code, 0);
  EXPECT_EQ(run_engine({"exists", "stencils", "s"}, "", {{"DASE_CACHE_ROOT", root}}).exit_code, 0);
}

}  // namespace
