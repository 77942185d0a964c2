// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine_process.hpp"
#include "stored_kernel.hpp"

namespace {

using dase::testing::Finished;
using dase::testing::run_engine;
using dase::testing::store_kernel;
using dase::testing::TempDir;
using ::testing::HasSubstr;

class EngineRun : public ::testing::Test {
 protected:
  Finished run(const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"run", "--grid", "16x12",       "--steps",
                                       "200", "--root", root_.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_engine(arguments);
  }

  /// The line of the output that starts with `name`.
  static std::string line(const Finished& run, const std::string& name) {
    const auto begin = run.out.find(name);
    return begin == std::string::npos ? ""
                                      : run.out.substr(begin, run.out.find('\n', begin) - begin);
  }

  TempDir root_;
};

TEST_F(EngineRun, passes_its_check_on_an_empty_store) {
  const Finished first = run();
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_EQ(line(first, "plans:"), "plans: planned");
  EXPECT_EQ(line(first, "kernel:"), "kernel: computed");
  EXPECT_EQ(line(first, "check:"), "check: passed");
  EXPECT_THAT(line(first, "largest error:"), HasSubstr("bound 0.02, 200 of 200 steps checked"));
}

TEST_F(EngineRun, plans_nothing_the_second_time) {
  ASSERT_EQ(run().exit_code, 0);
  const Finished second = run();
  EXPECT_EQ(second.exit_code, 0) << second.err;
  EXPECT_EQ(line(second, "plans:"), "plans: store");
}

TEST_F(EngineRun, takes_a_longer_kernel_by_its_prefix_and_comes_to_the_same_result) {
  const std::string computed = line(run(), "largest error:");
  store_kernel(root_.string(), 1.8, 0.01, 500);
  const Finished stored = run();
  EXPECT_EQ(line(stored, "kernel:"), "kernel: store kernel_1.8_0.01_500");
  EXPECT_EQ(line(stored, "largest error:"), computed);
  EXPECT_EQ(stored.exit_code, 0) << stored.err;
}

TEST_F(EngineRun, fails_its_check_when_the_stored_kernel_is_replaced_by_its_double) {
  store_kernel(root_.string(), 1.8, 0.01, 500);
  const Finished sound = run();
  store_kernel(root_.string(), 1.8, 0.01, 500, 2.0);
  const Finished doubled = run();
  EXPECT_EQ(line(doubled, "kernel:"), "kernel: store kernel_1.8_0.01_500");
  EXPECT_EQ(doubled.exit_code, 1);
  EXPECT_EQ(line(doubled, "check:"), "check: failed");
  EXPECT_NE(line(doubled, "largest error:"), line(sound, "largest error:"));
}

TEST_F(EngineRun, stops_checking_beyond_the_reach_of_the_closed_solution) {
  const Finished beyond = run({"--dt", "0.05", "--alpha", "1.5"});
  EXPECT_EQ(beyond.exit_code, 0) << beyond.err;
  EXPECT_THAT(line(beyond, "largest error:"), HasSubstr("bound 0.1, 125 of 200 steps checked"));
}

TEST_F(EngineRun, does_not_pass_when_no_step_could_be_checked) {
  const Finished unchecked = run({"--dt", "1000"});
  EXPECT_EQ(unchecked.exit_code, 1);
  EXPECT_THAT(unchecked.err, HasSubstr("smaller --dt"));
}

TEST_F(EngineRun, goes_on_without_a_store) {
  dase::testing::write_file(root_ / "file", "");
  const Finished stranded =
      run_engine({"run", "--grid", "8x8", "--steps", "20", "--root", (root_ / "file").string()});
  EXPECT_EQ(stranded.exit_code, 0) << stranded.err;
  EXPECT_EQ(line(stranded, "check:"), "check: passed");
}

}  // namespace
