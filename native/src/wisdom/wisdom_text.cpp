// SPDX-License-Identifier: MIT
#include "wisdom/wisdom_text.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "wisdom/wisdom_scanner.hpp"

namespace dase {
namespace {

// FFTW 3.3: widths of the planner's flags, size of the importer's buffer for names, and the bits
// of a solver's index, whose last value means "infeasible".
constexpr int kFlagBits = 20;
constexpr int kTimeBits = 9;
constexpr std::size_t kLongestName = 63;
constexpr int kLargestId = (1 << 12) - 2;

// Lines that share the two words FFTW hashes by are walked one after another, by FFTW and by a
// merge: the time is quadratic. Planning leaves a handful for one problem.
constexpr std::size_t kMostLinesOfOneProblem = 256;

constexpr std::size_t kLongestVersion = 63;
constexpr std::string_view kPackage = "fftw-";
constexpr std::string_view kKinds[] = {"fftw_wisdom", "fftwf_wisdom", "fftwl_wisdom",
                                       "fftwq_wisdom"};
constexpr const char* kSignatureFields[] = {"signature word 1", "signature word 2",
                                            "signature word 3", "signature word 4"};
constexpr const char* kProblemFields[] = {"problem word 1", "problem word 2", "problem word 3",
                                          "problem word 4"};

auto as_tuple(const WisdomLine& line) {
  return std::tie(line.problem, line.u, line.l, line.t, line.solver, line.id);
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void append_hex(std::string& text, std::uint32_t value, int least_digits) {
  int digits = least_digits;
  while (digits < 8 && value >> (4 * digits) != 0) ++digits;
  text.append("#x");
  while (digits-- > 0) text.push_back("0123456789abcdef"[value >> (4 * digits) & 15]);
}

bool scan_preamble(WisdomScanner& scan, std::string& preamble) {
  if (!scan.expect('(', "preamble")) return false;
  const std::string_view version = scan.word();
  const bool good =
      version.size() > kPackage.size() && version.size() <= kLongestVersion &&
      version.substr(0, kPackage.size()) == kPackage &&
      std::all_of(version.begin(), version.end(), [](char c) {
        return is_alphanumeric(c) ||
               (c != '\0' && std::string_view(".+-_~").find(c) != std::string_view::npos);
      });
  if (!good) {
    return scan.fail("version", version, "fftw-<version>, as in a text that FFTW 3 exported");
  }
  const std::string_view kind = scan.word();
  if (std::find(std::begin(kKinds), std::end(kKinds), kind) == std::end(kKinds)) {
    return scan.fail("kind", kind, "fftw_wisdom, fftwf_wisdom, fftwl_wisdom or fftwq_wisdom");
  }
  preamble.append(version).append(" ").append(kind);
  for (const char* field : kSignatureFields) {
    std::uint32_t word = 0;
    if (!scan.digest(field, word)) return false;
    append_hex(preamble += ' ', word, 8);
  }
  return true;
}

bool scan_solver(WisdomScanner& scan, std::string& solver) {
  const std::string_view name = scan.word();
  const bool good =
      !name.empty() && name.size() <= kLongestName &&
      std::all_of(name.begin(), name.end(), [](char c) { return is_alphanumeric(c) || c == '_'; });
  if (!good) {
    return scan.fail("solver", name, "a name of 1 to 63 letters, digits and underscores");
  }
  solver = name;
  return true;
}

bool scan_line(WisdomScanner& scan, WisdomLine& line) {
  if (!scan_solver(scan, line.solver) || !scan.number("id", kLargestId, line.id) ||
      !scan.flags("l", kFlagBits, line.l) || !scan.flags("u", kFlagBits, line.u) ||
      !scan.flags("t", kTimeBits, line.t)) {
    return false;
  }
  if (line.t != 0 && (line.solver != kTimeoutSolver || line.id != 0)) {
    std::string found;
    append_hex(found, line.t, 1);
    return scan.fail("t", found, "#x0 (FFTW gives a time limit to TIMEOUT 0 alone)");
  }
  for (std::size_t i = 0; i < line.problem.size(); ++i) {
    if (!scan.digest(kProblemFields[i], line.problem[i])) return false;
  }
  return scan.expect(')', "end of line");
}

Status check_crowding(const std::vector<WisdomLine>& lines) {
  if (lines.size() <= kMostLinesOfOneProblem) return {};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> slots;
  slots.reserve(lines.size());
  for (const WisdomLine& line : lines) slots.emplace_back(line.problem[0], line.problem[1]);
  std::sort(slots.begin(), slots.end());
  for (std::size_t i = kMostLinesOfOneProblem; i < slots.size(); ++i) {
    if (slots[i] != slots[i - kMostLinesOfOneProblem]) continue;
    std::string word;
    append_hex(word, slots[i].first, 8);
    return Status(StatusCode::kCorrupt,
                  "wisdom text, field problem: found more than " +
                      std::to_string(kMostLinesOfOneProblem) + " lines that begin with " + word +
                      ", expected a handful of lines for one problem; plan anew");
  }
  return {};
}

}  // namespace

bool operator==(const WisdomLine& a, const WisdomLine& b) { return as_tuple(a) == as_tuple(b); }
bool operator!=(const WisdomLine& a, const WisdomLine& b) { return !(a == b); }
bool operator<(const WisdomLine& a, const WisdomLine& b) { return as_tuple(a) < as_tuple(b); }

Result<WisdomText> parse_wisdom(std::string_view text, std::size_t cap) {
  if (text.size() > cap) {
    return Status(StatusCode::kCorrupt, "wisdom text, field size: found " +
                                            std::to_string(text.size()) +
                                            " bytes, expected at most " + std::to_string(cap));
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(nul), '\n');
    return Status(
        StatusCode::kCorrupt,
        "wisdom text, line " + std::to_string(line) + ", field text: found a NUL byte " +
            "at offset " + std::to_string(nul) +
            ", expected text only (FFTW skips it in silence, and never ends on a stream of them)");
  }
  WisdomScanner scan(text);
  WisdomText wisdom;
  if (!scan_preamble(scan, wisdom.preamble)) return scan.status();
  while (!scan.accept(')')) {
    if (!scan.expect('(', "begin of line, or end of text")) return scan.status();
    if (!scan_line(scan, wisdom.lines.emplace_back())) return scan.status();
  }
  if (!scan.at_end()) {
    scan.fail("end of text", scan.rest(),
              "white space after the closing parenthesis (FFTW reads the first text only: merge "
              "texts one by one)");
    return scan.status();
  }
  if (Status crowded = check_crowding(wisdom.lines); !crowded.ok()) return crowded;
  return wisdom;
}

std::string print_wisdom(const WisdomText& wisdom) {
  std::vector<const WisdomLine*> sorted;
  sorted.reserve(wisdom.lines.size());
  for (const WisdomLine& line : wisdom.lines) sorted.push_back(&line);
  std::sort(sorted.begin(), sorted.end(),
            [](const WisdomLine* a, const WisdomLine* b) { return *a < *b; });
  std::string text;
  text.reserve(64 + 112 * sorted.size());
  text.append("(").append(wisdom.preamble).append("\n");
  for (const WisdomLine* line : sorted) {
    text.append("  (").append(line->solver).append(" ").append(std::to_string(line->id));
    for (const std::uint32_t flags : {line->l, line->u, line->t}) append_hex(text += ' ', flags, 1);
    for (const std::uint32_t word : line->problem) append_hex(text += ' ', word, 8);
    text.append(")\n");
  }
  return text.append(")\n");
}

}  // namespace dase
