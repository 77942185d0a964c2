// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "dase/status.hpp"

namespace dase {

/// Cuts a wisdom text into parentheses and words, reads its number formats, and keeps the first
/// error with the number of the line it stands in. It holds a view: the text must outlive it.
/// Each reader returns false once an error is kept. One thread at a time.
class WisdomScanner {
 public:
  explicit WisdomScanner(std::string_view text) : text_(text) {}

  /// Skips white space, then consumes `paren` if it comes next.
  bool accept(char paren);

  /// As `accept`, but anything else is an error of `field`.
  bool expect(char paren, const char* field);

  /// Whether nothing but white space is left; consumes that.
  bool at_end();

  /// The next run of characters that are neither white space nor parentheses; may be empty.
  std::string_view word();

  /// A word `#x` with 1 to 8 lower-case hex digits and a value of at most `bits` bits.
  bool flags(const char* field, int bits, std::uint32_t& value);

  /// A word `#x` with exactly 8 lower-case hex digits.
  bool digest(const char* field, std::uint32_t& value);

  /// A word of 1 to 4 decimal digits, at most `max`.
  bool number(const char* field, int max, int& value);

  /// Keeps the error "line N, field F: found X, expected Y". `found` is shortened and made
  /// printable. Returns false.
  bool fail(const char* field, std::string_view found, std::string_view expected);

  const Status& status() const { return status_; }

  /// What comes next, for a message; nothing is consumed.
  std::string_view rest() const { return text_.substr(pos_); }

 private:
  void skip_blanks();

  std::string_view text_;
  std::size_t pos_ = 0;
  std::size_t line_ = 1;
  Status status_;
};

}  // namespace dase
