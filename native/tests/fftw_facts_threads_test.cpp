// SPDX-License-Identifier: MIT
//
// How threads change FFTW's preamble and what a fork does to it. Seen on FFTW 3.3.10. Each test
// works in a child: this process must never call FFTW itself.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "support/child.hpp"
#include "support/fftw_planner.hpp"

namespace dase {
namespace {

using testing::ChildEnd;
using testing::run_in_child;

void plan_once() {
  fftw_complex* data = fftw_alloc_complex(16);
  fftw_destroy_plan(fftw_plan_dft_1d(16, data, data, FFTW_FORWARD, FFTW_ESTIMATE));
  fftw_free(data);
}

int write_wisdom(int output) {
  char* text = fftw_export_wisdom_to_string();
  const std::string copy = text;
  std::free(text);
  return ::write(output, copy.data(), copy.size()) == static_cast<ssize_t>(copy.size()) ? 0 : 1;
}

std::string first_row(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string preamble_without_threads() { return first_row(run_in_child(write_wisdom).output); }

std::string preamble_with_threads_first() {
  return first_row(run_in_child([](int output) {
                     fftw_init_threads();
                     return write_wisdom(output);
                   }).output);
}

std::string preamble_with_threads_after_a_plan() {
  return first_row(run_in_child([](int output) {
                     plan_once();
                     fftw_init_threads();
                     return write_wisdom(output);
                   }).output);
}

/// The preamble that FFTW's own tool writes, which uses the library for POSIX threads.
std::string preamble_of_tool(const std::string& options) {
  const std::string command = "fftw-wisdom -n " + options + " cof4 2>/dev/null </dev/null";
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return "";
  std::string text;
  for (int c; (c = std::fgetc(pipe)) != EOF;) text.push_back(static_cast<char>(c));
  return ::pclose(pipe) == 0 ? first_row(text) : "";
}

TEST(FftwPreamble, DiffersWithTheMomentOfInitThreads) {
  const std::string never = preamble_without_threads();
  const std::string first = preamble_with_threads_first();
  const std::string late = preamble_with_threads_after_a_plan();
  EXPECT_EQ(never.rfind("(fftw-3.", 0), 0U) << never;
  EXPECT_NE(never, first);
  EXPECT_NE(never, late);
  EXPECT_NE(first, late);
}

TEST(FftwPreamble, IsTheSameForPosixThreadsAndOpenMp) {
  const std::string tool = preamble_of_tool("-T 1");
  if (tool.empty()) FAIL() << "fftw-wisdom is not installed (Debian: libfftw3-bin)";
  EXPECT_EQ(tool, preamble_with_threads_first());
}

TEST(FftwPreamble, OfTheToolWithoutThreadsIsThatOfAHostWithoutThreads) {
  const std::string tool = preamble_of_tool("");
  if (tool.empty()) FAIL() << "fftw-wisdom is not installed (Debian: libfftw3-bin)";
  EXPECT_EQ(tool, preamble_without_threads());
}

TEST(FftwThreads, SetBeforeInitThreadsLoseAllWisdom) {
  const auto has_wisdom = [](int) {
    return std::string(testing::export_wisdom()).find("\n  (") == std::string::npos ? 1 : 0;
  };
  EXPECT_EQ(run_in_child([&](int output) {
              plan_once();
              return has_wisdom(output);
            }).exit_code,
            0);
  EXPECT_EQ(run_in_child([&](int output) {
              plan_once();
              fftw_plan_with_nthreads(1);
              return has_wisdom(output);
            }).exit_code,
            1);
}

// A plan of two threads, executed in the child of a process that executed it, waits for a team of
// threads that the fork left behind.
TEST(FftwThreads, OfAPlanAreMissingInAForkedChild) {
  const ChildEnd end = run_in_child(
      [](int) {
        fftw_init_threads();
        fftw_plan_with_nthreads(2);
        constexpr int kPoints = 4096;
        fftw_complex* data = fftw_alloc_complex(kPoints);
        const fftw_plan plan = fftw_plan_dft_1d(kPoints, data, data, FFTW_FORWARD, FFTW_ESTIMATE);
        fftw_execute(plan);
        const ChildEnd forked = run_in_child(
            [plan](int) {
              fftw_execute(plan);
              return 0;
            },
            /*cpu_ms=*/50);
        return forked.never_ended() ? 0 : 1;
      },
      /*cpu_ms=*/2000);
  EXPECT_EQ(end.exit_code, 0) << end;
  EXPECT_EQ(end.signal, 0) << end;
}

}  // namespace
}  // namespace dase
