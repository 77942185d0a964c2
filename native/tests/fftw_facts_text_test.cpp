// SPDX-License-Identifier: MIT
//
// What FFTW does with wisdom texts that are not as it wrote them. Seen on FFTW 3.3.10; a failure
// with another version says that a check of ours may have lost, or a new one found, its reason.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>

#include "support/child.hpp"
#include "support/fftw_planner.hpp"
#include "support/files.hpp"
#include "support/temp_dir.hpp"
#include "wisdom/wisdom_text.hpp"

namespace dase {
namespace {

using testing::ChildEnd;
using testing::import_wisdom;
using testing::run_in_child;
using testing::Transform;

const Transform kSquare{{24, 30}, FFTW_FORWARD, false, FFTW_MEASURE};
const Transform kLine{{60}, FFTW_FORWARD, false, FFTW_MEASURE};

class FftwText : public ::testing::Test {
 protected:
  void SetUp() override {
    text_ = kSquare.closure();
    wisdom_ = parse_wisdom(text_).value();
    ASSERT_FALSE(wisdom_.lines.empty());
    fftw_forget_wisdom();
  }

  WisdomText wisdom_;
  std::string text_;
};

ChildEnd import_in_child(const std::string& text) {
  return run_in_child([&text](int) { return import_wisdom(text) ? 1 : 0; });
}

TEST_F(FftwText, IsAPreambleAndLinesThatOurParserReads) {
  EXPECT_THAT(wisdom_.preamble,
              ::testing::MatchesRegex("fftw-3\\.[0-9.]+ fftw_wisdom( #x[0-9a-f]{8}){4}"));
  const auto lines = static_cast<std::size_t>(std::count(text_.begin(), text_.end(), '\n')) - 2;
  EXPECT_EQ(wisdom_.lines.size(), lines);
}

TEST_F(FftwText, IsPrintedByUsByteForByteApartFromTheOrderOfLines) {
  std::string ours = print_wisdom(wisdom_);
  ASSERT_EQ(ours.size(), text_.size());
  EXPECT_TRUE(std::is_permutation(ours.begin(), ours.end(), text_.begin()));
  ASSERT_TRUE(import_wisdom(ours));
  EXPECT_EQ(testing::export_wisdom().size(), text_.size());
}

TEST_F(FftwText, WithLAbove20BitsAbortsTheProcess) {
  wisdom_.lines[0].l = 0x100000;
  EXPECT_EQ(import_in_child(print_wisdom(wisdom_)).signal, SIGABRT);
}

TEST_F(FftwText, WithUAbove20BitsAbortsTheProcess) {
  wisdom_.lines[0].u = 0x100000;
  EXPECT_EQ(import_in_child(print_wisdom(wisdom_)).signal, SIGABRT);
}

TEST_F(FftwText, WithTAbove9BitsAbortsTheProcess) {
  wisdom_.lines[0].solver = kTimeoutSolver;
  wisdom_.lines[0].id = 0;
  wisdom_.lines[0].t = 0x200;
  EXPECT_EQ(import_in_child(print_wisdom(wisdom_)).signal, SIGABRT);
}

TEST_F(FftwText, WithATimeLimitOnAPlanIsRefused) {
  wisdom_.lines[0].t = 1;
  EXPECT_FALSE(import_wisdom(print_wisdom(wisdom_)));
}

TEST_F(FftwText, WithAChangedDigitOfAProblemIsAcceptedAndServesNothing) {
  for (WisdomLine& line : wisdom_.lines) line.problem[2] ^= 0x10;
  EXPECT_TRUE(import_wisdom(print_wisdom(wisdom_)));
  EXPECT_FALSE(kSquare.is_known());
}

TEST_F(FftwText, WithoutALineIsAcceptedAndMakesFftwForgetEverythingWhenItPlans) {
  const std::string other = kLine.closure();
  int forgot = 0;
  for (std::size_t lost = 0; lost < wisdom_.lines.size(); ++lost) {
    fftw_forget_wisdom();
    WisdomText cut = wisdom_;
    cut.lines.erase(cut.lines.begin() + static_cast<long>(lost));
    ASSERT_TRUE(import_wisdom(other));
    ASSERT_TRUE(import_wisdom(print_wisdom(cut)));
    EXPECT_FALSE(kSquare.is_known());
    EXPECT_TRUE(kLine.is_known()) << "a probe must not make FFTW forget";
    kSquare.plan(FFTW_MEASURE);
    if (!kLine.is_known()) ++forgot;
  }
  EXPECT_GT(forgot, 0);
}

TEST_F(FftwText, FollowedByASecondIsReadToTheFirstEndOnly) {
  const std::string other = kLine.closure();
  fftw_forget_wisdom();
  EXPECT_TRUE(import_wisdom(text_ + other));
  EXPECT_TRUE(kSquare.is_known());
  EXPECT_FALSE(kLine.is_known());
}

TEST_F(FftwText, CutInALineIsRefusedAndLeavesTheTableAsItWas) {
  ASSERT_TRUE(import_wisdom(kLine.closure()));
  const std::string before = testing::export_wisdom();
  EXPECT_FALSE(import_wisdom(text_.substr(0, text_.size() - 20)));
  EXPECT_EQ(testing::export_wisdom(), before);
}

TEST_F(FftwText, WithAnUnknownSolverIsRefusedAndLeavesTheTableAsItWas) {
  const std::string before = testing::export_wisdom();
  wisdom_.lines.back().solver = "fftw_no_such_solver";
  EXPECT_FALSE(import_wisdom(print_wisdom(wisdom_)));
  EXPECT_EQ(testing::export_wisdom(), before);
}

TEST_F(FftwText, OfAnotherVersionOrSignatureIsRefused) {
  WisdomText version = wisdom_;
  version.preamble.replace(0, version.preamble.find(' '), "fftw-3.2.2");
  EXPECT_FALSE(import_wisdom(print_wisdom(version)));
  WisdomText signature = wisdom_;
  signature.preamble.back() = signature.preamble.back() == '0' ? '1' : '0';
  EXPECT_FALSE(import_wisdom(print_wisdom(signature)));
}

TEST_F(FftwText, OfAnEndlessBlankStreamIsReadForEver) {
  const ChildEnd end = run_in_child([](int) {
    testing::init_fftw();
    return fftw_import_wisdom([](void*) -> int { return ' '; }, nullptr);
  });
  EXPECT_TRUE(end.never_ended()) << end;
}

TEST_F(FftwText, OfAnEndlessStreamOfNulBytesIsReadForEver) {
  const ChildEnd end = run_in_child([](int) {
    testing::init_fftw();
    return fftw_import_wisdom([](void*) -> int { return 0; }, nullptr);
  });
  EXPECT_TRUE(end.never_ended()) << end;
}

TEST_F(FftwText, WithNulBytesBetweenWordsIsReadAsIfTheyWereNotThere) {
  std::string text = text_;
  text.insert(text.find('('), 3, '\0');
  const testing::TempDir folder;
  testing::write_file(folder / "nul", text);
  EXPECT_EQ(fftw_import_wisdom_from_filename((folder / "nul").c_str()), 1);
  EXPECT_TRUE(kSquare.is_known());
}

TEST_F(FftwText, ExportedAsAStringComesFromMalloc) {
  char* text = fftw_export_wisdom_to_string();
  ASSERT_NE(text, nullptr);
  // realloc aborts on, and the address sanitizer reports, what malloc did not give.
  text = static_cast<char*>(std::realloc(text, std::strlen(text) + 4096));
  ASSERT_NE(text, nullptr);
  EXPECT_THAT(text, ::testing::StartsWith("(fftw-3"));
  std::free(text);
}

TEST_F(FftwText, WithAnyOneByteChangedNeverAbortsTheProcessAfterOurParser) {
  constexpr unsigned kSeed = 20240607;
  constexpr int kChanges = 400;
  std::mt19937 random(kSeed);
  std::uniform_int_distribution<std::size_t> place(0, text_.size() - 1);
  std::uniform_int_distribution<int> printable(' ', '~');
  int refused = 0;
  int accepted = 0;
  int aborted = 0;
  for (int i = 0; i < kChanges; ++i) {
    std::string changed = text_;
    changed[place(random)] = static_cast<char>(printable(random));
    const ChildEnd end = import_in_child(changed);
    ASSERT_TRUE(end.signal == 0 || end.signal == SIGABRT) << end << changed;
    ++(end.signal == SIGABRT ? aborted : end.exit_code == 1 ? accepted : refused);
    if (end.signal == SIGABRT) {
      EXPECT_FALSE(parse_wisdom(changed).ok()) << changed;
    }
  }
  RecordProperty("refused", refused);
  RecordProperty("accepted", accepted);
  RecordProperty("aborted", aborted);
  EXPECT_GT(refused, 0) << "seed " << kSeed;
  EXPECT_GT(accepted, 0) << "seed " << kSeed;
  EXPECT_GT(aborted, 0) << "seed " << kSeed;
}

TEST_F(FftwText, FromAFifoIsWaitedForForEver) {
  const testing::TempDir folder;
  const std::string fifo = (folder / "fifo").string();
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  testing::init_fftw();
  const ChildEnd end = run_in_child(
      [&fifo](int) { return fftw_import_wisdom_from_filename(fifo.c_str()); }, /*cpu_ms=*/25);
  EXPECT_TRUE(end.never_ended()) << end;
}

}  // namespace
}  // namespace dase
