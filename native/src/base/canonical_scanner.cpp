// SPDX-License-Identifier: MIT
#include "base/canonical_scanner.hpp"

#include <charconv>

#include "base/canonical_json.hpp"
#include "base/utf8.hpp"

namespace dase {
namespace {

struct ShortEscape {
  char letter;
  char meaning;
};
constexpr ShortEscape kShortEscapes[] = {{'"', '"'},  {'\\', '\\'}, {'b', '\b'}, {'t', '\t'},
                                         {'n', '\n'}, {'f', '\f'},  {'r', '\r'}};

bool is_plain(char c) noexcept {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

}  // namespace

bool CanonicalScanner::fail(const char* expected) {
  if (ok()) failure_ = "at byte " + std::to_string(at_) + ": expected " + expected;
  return false;
}

bool CanonicalScanner::take(char c) noexcept {
  if (!next_is(c)) return false;
  ++at_;
  return true;
}

bool CanonicalScanner::literal(std::string_view expected) {
  if (!ok()) return false;
  if (text_.substr(at_, expected.size()) != expected) return fail(std::string(expected).c_str());
  at_ += expected.size();
  return true;
}

std::string CanonicalScanner::string() {
  std::string decoded;
  if (!literal("\"")) return decoded;
  const std::size_t start = at_;
  for (;;) {
    const std::size_t run = at_;
    while (at_ < text_.size() && is_plain(text_[at_])) ++at_;
    decoded.append(text_, run, at_ - run);
    if (take('"')) break;
    if (!take('\\') || !escape(&decoded)) {
      fail("the rest of a string");
      return {};
    }
  }
  if (!is_utf8(text_.substr(start, at_ - start))) fail("UTF-8 before");
  return decoded;
}

/// What stands after a backslash, in the one form that is canonical.
bool CanonicalScanner::escape(std::string* decoded) {
  for (const ShortEscape& known : kShortEscapes) {
    if (take(known.letter)) {
      decoded->push_back(known.meaning);
      return true;
    }
  }
  constexpr std::string_view kStart = "u00";
  if (text_.substr(at_, kStart.size()) != kStart || text_.size() - at_ < 5) return false;
  const std::string_view digits = text_.substr(at_ + kStart.size(), 2);
  if (digits.find_first_not_of("0123456789abcdef") != digits.npos) return false;
  int point = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), point, 16);
  if (point >= 0x20) return false;
  for (const ShortEscape& known : kShortEscapes) {
    if (point == known.meaning) return false;
  }
  decoded->push_back(static_cast<char>(point));
  at_ += 5;
  return true;
}

std::int64_t CanonicalScanner::integer() {
  if (!ok()) return 0;
  const char* start = text_.data() + at_;
  const char* end = text_.data() + text_.size();
  std::int64_t value = 0;
  const auto [after, error] = std::from_chars(start, end, value);
  const std::string_view digits(start, static_cast<std::size_t>(after - start));
  const bool padded = (digits.size() > 1 && digits[0] == '0') || digits.substr(0, 2) == "-0";
  if (error != std::errc() || padded) return fail("a 64-bit integer"), 0;
  at_ += digits.size();
  return value;
}

std::string_view CanonicalScanner::object(std::size_t depth) {
  const std::size_t start = at_;
  if (!ok() || !next_is('{') || !value(depth)) {
    fail("an object");
    return {};
  }
  return text_.substr(start, at_ - start);
}

bool CanonicalScanner::value(std::size_t depth) {
  const bool nests = next_is('{') || next_is('[');
  if (nests && depth > kCanonicalJsonDepth) return fail("at most 64 levels");
  if (take('{')) return take('}') || members(depth);
  if (take('[')) return take(']') || elements(depth);
  if (next_is('"')) {
    string();
  } else {
    integer();
  }
  return ok();
}

bool CanonicalScanner::members(std::size_t depth) {
  std::string before;
  for (bool first = true;; first = false) {
    std::string name = string();
    if (!ok()) return false;
    if (!first && name <= before) return fail("names in ascending order, each once, before");
    before = std::move(name);
    if (!literal(":") || !value(depth + 1)) return false;
    if (take('}')) return true;
    if (!literal(",")) return false;
  }
}

bool CanonicalScanner::elements(std::size_t depth) {
  for (;;) {
    if (!value(depth + 1)) return false;
    if (take(']')) return true;
    if (!literal(",")) return false;
  }
}

}  // namespace dase
