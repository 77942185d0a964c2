// SPDX-License-Identifier: MIT
#include "wisdom/wisdom_scanner.hpp"

#include <algorithm>

namespace dase {
namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool ends_word(char c) { return is_blank(c) || c == '(' || c == ')'; }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

/// Reads `#x` and `least` to 8 lower-case hex digits that fill the whole word.
bool read_hex(std::string_view word, std::size_t least, std::uint32_t& value) {
  if (word.size() < 2 + least || word.size() > 10 || word[0] != '#' || word[1] != 'x') return false;
  std::uint32_t result = 0;
  for (const char c : word.substr(2)) {
    const int digit = hex_digit(c);
    if (digit < 0) return false;
    result = result << 4 | static_cast<std::uint32_t>(digit);
  }
  value = result;
  return true;
}

std::string printable(std::string_view bytes) {
  constexpr std::size_t kLongest = 40;
  constexpr char kHex[] = "0123456789abcdef";
  if (bytes.empty()) return "nothing";
  std::string text = "\"";
  for (const char c : bytes.substr(0, kLongest)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7f) {
      text.push_back(c);
    } else {
      text.append({'\\', 'x', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return text.append(bytes.size() > kLongest ? "...\"" : "\"");
}

}  // namespace

void WisdomScanner::skip_blanks() {
  for (; pos_ < text_.size() && is_blank(text_[pos_]); ++pos_) {
    if (text_[pos_] == '\n') ++line_;
  }
}

bool WisdomScanner::accept(char paren) {
  skip_blanks();
  if (pos_ == text_.size() || text_[pos_] != paren) return false;
  ++pos_;
  return true;
}

bool WisdomScanner::expect(char paren, const char* field) {
  if (accept(paren)) return true;
  const char expected[] = {'"', paren, '"', '\0'};
  if (pos_ == text_.size()) return fail(field, {}, expected);
  const std::string_view next = word();
  return fail(field, next.empty() ? rest().substr(0, 1) : next, expected);
}

bool WisdomScanner::at_end() {
  skip_blanks();
  return pos_ == text_.size();
}

std::string_view WisdomScanner::word() {
  skip_blanks();
  const std::size_t begin = pos_;
  while (pos_ < text_.size() && !ends_word(text_[pos_])) ++pos_;
  return text_.substr(begin, pos_ - begin);
}

bool WisdomScanner::flags(const char* field, int bits, std::uint32_t& value) {
  const std::string_view found = word();
  if (read_hex(found, 1, value) && value >> bits == 0) return true;
  return fail(field, found,
              "#x and lower-case hex digits, a value of at most " + std::to_string(bits) +
                  " bits (FFTW ends the process on a larger one)");
}

bool WisdomScanner::digest(const char* field, std::uint32_t& value) {
  const std::string_view found = word();
  return read_hex(found, 8, value) || fail(field, found, "#x and 8 lower-case hex digits");
}

bool WisdomScanner::number(const char* field, int max, int& value) {
  const std::string_view found = word();
  int result = 0;
  const bool decimal = !found.empty() && found.size() <= 4 &&
                       std::all_of(found.begin(), found.end(), [&result](char c) {
                         result = result * 10 + (c - '0');
                         return c >= '0' && c <= '9';
                       });
  if (!decimal || result > max) {
    return fail(field, found, "a decimal number from 0 to " + std::to_string(max));
  }
  value = result;
  return true;
}

bool WisdomScanner::fail(const char* field, std::string_view found, std::string_view expected) {
  std::string message = "wisdom text, line " + std::to_string(line_) + ", field " + field;
  message.append(": found ").append(printable(found));
  if (found.empty() && pos_ == text_.size()) message.append(" (the text ends here)");
  message.append(", expected ").append(expected);
  status_ = Status(StatusCode::kCorrupt, std::move(message));
  return false;
}

}  // namespace dase
