// SPDX-License-Identifier: MIT
#include "wisdom/wisdom_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "support/files.hpp"

namespace dase {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

constexpr char kPreamble[] = "fftw-3.3.10 fftw_wisdom #x458a31c8 #x92381c4c #x4f974889 #xcd46f97e";
constexpr char kLine[] =
    "(fftw_codelet_t2fv_10_avx 0 #x10bdd #x11bdd #x0 #x35b92e37 #x44b1154c #x14bedfe0 #x04813a69)";

std::string text_of(const std::string& lines) {
  return std::string("(") + kPreamble + "\n" + lines + ")\n";
}

std::string refusal(const std::string& text) {
  const Result<WisdomText> result = parse_wisdom(text);
  if (result.ok()) return "it was accepted";
  EXPECT_EQ(result.status().code(), StatusCode::kCorrupt);
  return result.status().message();
}

TEST(WisdomText, ReadsEveryFieldOfALine) {
  const auto wisdom = parse_wisdom(text_of(std::string("  ") + kLine + "\n"));
  ASSERT_TRUE(wisdom.ok()) << wisdom.status().message();
  EXPECT_EQ(wisdom.value().preamble, kPreamble);
  ASSERT_EQ(wisdom.value().lines.size(), 1U);
  const WisdomLine& line = wisdom.value().lines[0];
  EXPECT_EQ(line.solver, "fftw_codelet_t2fv_10_avx");
  EXPECT_EQ(line.id, 0);
  EXPECT_EQ(line.l, 0x10bddU);
  EXPECT_EQ(line.u, 0x11bddU);
  EXPECT_EQ(line.t, 0U);
  EXPECT_EQ(line.problem,
            (std::array<std::uint32_t, 4>{0x35b92e37, 0x44b1154c, 0x14bedfe0, 0x04813a69}));
}

TEST(WisdomText, PrintsWhatItReadInTheLayoutOfFftw) {
  const std::string text = text_of(std::string("  ") + kLine + "\n");
  const auto wisdom = parse_wisdom(text);
  ASSERT_TRUE(wisdom.ok()) << wisdom.status().message();
  EXPECT_EQ(print_wisdom(wisdom.value()), text);
}

TEST(WisdomText, PrintsLinesInAnOrderThatDoesNotDependOnTheText) {
  const std::string a = "  (a 0 #x1 #x1 #x0 #x00000001 #x00000000 #x00000000 #x00000000)\n";
  const std::string b = "  (b 0 #x1 #x1 #x0 #x00000002 #x00000000 #x00000000 #x00000000)\n";
  EXPECT_EQ(print_wisdom(parse_wisdom(text_of(b + a)).value()), text_of(a + b));
  EXPECT_EQ(print_wisdom(parse_wisdom(text_of(a + b)).value()), text_of(a + b));
}

TEST(WisdomText, ReadsTextWithoutLines) {
  const auto wisdom = parse_wisdom(text_of(""));
  ASSERT_TRUE(wisdom.ok()) << wisdom.status().message();
  EXPECT_TRUE(wisdom.value().lines.empty());
}

TEST(WisdomText, ReadsTheFourPrecisions) {
  for (const std::string kind : {"fftw", "fftwf", "fftwl", "fftwq"}) {
    const std::string preamble =
        "fftw-3.3.10 " + kind + "_wisdom #x458a31c8 #x92381c4c #x4f974889 #xcd46f97e";
    const auto wisdom = parse_wisdom("(" + preamble + "\n)\n");
    ASSERT_TRUE(wisdom.ok()) << wisdom.status().message();
    EXPECT_EQ(wisdom.value().preamble, preamble);
  }
}

TEST(WisdomText, TakesAnyWhiteSpaceBetweenWords) {
  const std::string text = text_of(std::string("\t") + kLine + "\n");
  std::string crlf = "\r\n\v\f";
  for (const char c : text) crlf += c == '\n' ? "\r\n" : c == ' ' ? " \t " : std::string(1, c);
  const auto wisdom = parse_wisdom(crlf + "\n \n");
  ASSERT_TRUE(wisdom.ok()) << wisdom.status().message();
  EXPECT_EQ(print_wisdom(wisdom.value()), print_wisdom(parse_wisdom(text).value()));
}

TEST(WisdomText, KeepsTimeoutLines) {
  const auto wisdom = parse_wisdom(
      text_of("  (TIMEOUT 0 #xfffff #x0 #x1ff #x00000001 #x00000002 #x00000003 #x00000004)\n"));
  ASSERT_TRUE(wisdom.ok()) << wisdom.status().message();
  EXPECT_EQ(wisdom.value().lines[0].solver, kTimeoutSolver);
  EXPECT_EQ(wisdom.value().lines[0].t, 0x1ffU);
}

TEST(WisdomText, ReadsTheLongestSolverNameThatFftwReads) {
  const std::string digests = " 0 #x1 #x1 #x0 #x00000001 #x00000002 #x00000003 #x00000004)";
  EXPECT_TRUE(parse_wisdom(text_of("(" + std::string(63, 'n') + digests)).ok());
  EXPECT_THAT(refusal(text_of("(" + std::string(64, 'n') + digests)), HasSubstr("field solver"));
}

TEST(WisdomText, RefusesEveryTextThatIsCutShort) {
  const std::string text = text_of(std::string("  ") + kLine + "\n");
  const std::size_t closing = text.rfind(')');
  for (std::size_t size = 0; size <= closing; ++size) {
    EXPECT_FALSE(parse_wisdom(std::string_view(text).substr(0, size)).ok()) << size << " bytes";
  }
}

TEST(WisdomText, RefusesTextAboveTheCapAndTakesTextAtIt) {
  const std::string text = text_of("");
  EXPECT_TRUE(parse_wisdom(text, text.size()).ok());
  const auto refused = parse_wisdom(text, text.size() - 1);
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.status().message(), HasSubstr("field size"));
}

TEST(WisdomText, RefusesSixteenMebibytesOfBlanksAndMore) {
  EXPECT_THAT(refusal(std::string(wisdom_text_cap() + 1, ' ')), HasSubstr("field size"));
  EXPECT_THAT(refusal(std::string(wisdom_text_cap(), ' ')), HasSubstr("the text ends here"));
}

TEST(WisdomText, RefusesMoreLinesOfOneProblemThanPlanningCanMake) {
  const auto crowd = [](int count) {
    std::ostringstream lines;
    for (int i = 0; i < count; ++i) {
      lines << "(s 0 #x" << std::hex << i << " #x" << i << " #x0 #x00000001 #x00000002 #x"
            << "00000003 #x00000004)\n";
    }
    return text_of(lines.str());
  };
  EXPECT_TRUE(parse_wisdom(crowd(256)).ok());
  EXPECT_THAT(refusal(crowd(257)), HasSubstr("more than 256 lines"));
}

struct Bad {
  std::string file;
  std::string message;
};

fs::path bad_folder() { return testing::source_dir() / "wisdom" / "bad"; }

std::vector<Bad> bad_files() {
  std::vector<Bad> files;
  for (const std::string& row : testing::read_lines(bad_folder() / "expected.tsv")) {
    const std::size_t tab = row.find('\t');
    if (row.empty() || row[0] == '#') continue;
    files.push_back({row.substr(0, tab), row.substr(tab + 1)});
  }
  return files;
}

TEST(BadWisdom, IsRefusedWithTheLineAndFieldNamed) {
  const std::vector<Bad> files = bad_files();
  ASSERT_FALSE(files.empty());
  for (const Bad& bad : files) {
    const fs::path path = bad_folder() / bad.file;
    ASSERT_TRUE(fs::is_regular_file(path)) << path;
    EXPECT_THAT(refusal(testing::read_file(path)), HasSubstr(bad.message)) << bad.file;
  }
}

TEST(BadWisdom, HasARowForEveryFileOfTheFolder) {
  const std::vector<Bad> files = bad_files();
  for (const auto& entry : fs::directory_iterator(bad_folder())) {
    if (entry.path().extension() != ".wisdom") continue;
    EXPECT_TRUE(std::any_of(files.begin(), files.end(), [&](const Bad& bad) {
      return bad.file == entry.path().filename();
    })) << entry.path();
  }
}

TEST(GoldenWisdom, IsReadAndPrintedWithTheSameLines) {
  std::size_t texts = 0;
  for (const fs::path& path :
       testing::files_under(testing::source_dir() / "wisdom/golden/wisdom")) {
    if (path.extension() != ".wisdom") continue;
    const auto wisdom = parse_wisdom(testing::read_file(path));
    ASSERT_TRUE(wisdom.ok()) << path << ": " << wisdom.status().message();
    auto again = parse_wisdom(print_wisdom(wisdom.value()));
    ASSERT_TRUE(again.ok()) << again.status().message();
    auto lines = wisdom.value().lines;
    std::sort(lines.begin(), lines.end());
    EXPECT_EQ(lines, again.value().lines);
    ++texts;
  }
  EXPECT_GE(texts, 3U);
}

}  // namespace
}  // namespace dase
