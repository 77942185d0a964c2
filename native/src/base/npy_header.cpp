// SPDX-License-Identifier: MIT
#include "base/npy_header.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

namespace dase {
namespace {

/// The greatest rank: that of numpy 2.
constexpr std::size_t kMaxRank = 64;

/// Digits of the first extent for which numpy leaves room.
constexpr std::size_t kGrowthDigits = 21;

constexpr std::size_t kExcerpt = 60;

/// Reads one literal after the other. The first error stays in `status()`, and every later read
/// fails.
class LiteralReader {
 public:
  explicit LiteralReader(std::string_view text) : text_(text) {}

  const Status& status() const { return status_; }
  bool at_end() {
    skip_space();
    return at_ == text_.size();
  }

  char peek() {
    skip_space();
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  bool accept(std::string_view word) {
    skip_space();
    if (!status_.ok() || text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  void expect(std::string_view word) {
    if (!accept(word)) fail("'" + std::string(word) + "'");
  }

  std::string string() {
    const char quote = peek();
    const std::size_t end =
        quote == '\'' || quote == '"' ? text_.find(quote, at_ + 1) : std::string_view::npos;
    if (end == std::string_view::npos) {
      fail("a quoted name");
      return {};
    }
    std::string value(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    return value;
  }

  bool boolean() {
    if (accept("True")) return true;
    expect("False");
    return false;
  }

  /// Digits, with the L that Python 2 put after a long.
  std::size_t extent() {
    skip_space();
    std::size_t value = 0;
    const char* const begin = text_.data() + at_;
    const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), value);
    if (error != std::errc()) {
      fail("an extent below 2^64");
      return 0;
    }
    at_ += static_cast<std::size_t>(end - begin);
    if (at_ < text_.size() && text_[at_] == 'L') ++at_;
    return value;
  }

  std::vector<std::size_t> shape() {
    std::vector<std::size_t> extents;
    bool comma = true;
    expect("(");
    while (status_.ok() && !accept(")")) {
      if (!comma) fail("',' or ')'");
      if (extents.size() == kMaxRank) fail("at most 64 axes", StatusCode::kIncompatible);
      extents.push_back(extent());
      comma = accept(",");
    }
    if (extents.size() == 1 && !comma) fail("a tuple such as (3,)");
    return extents;
  }

  void fail(const std::string& expected, StatusCode code = StatusCode::kCorrupt) {
    if (!status_.ok()) return;
    std::string found(text_.substr(std::min(at_, text_.size()), kExcerpt));
    std::replace_if(
        found.begin(), found.end(), [](char c) { return c < ' ' || c > '~'; }, ' ');
    status_ = Status(code, "found '" + found + "' at character " + std::to_string(at_) +
                               " of the .npy header, expected " + expected);
  }

 private:
  void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

  std::string_view text_;
  std::size_t at_ = 0;
  Status status_;
};

struct Members {
  std::optional<std::string> descr;
  std::optional<bool> fortran;
  std::optional<std::vector<std::size_t>> shape;
};

void read_member(LiteralReader& in, Members& members) {
  const std::string key = in.string();
  in.expect(":");
  if (key == "descr" && !members.descr) {
    if (in.peek() == '[' || in.peek() == '(') {
      in.fail("a plain number type, not a structured one", StatusCode::kIncompatible);
    }
    members.descr = in.string();
  } else if (key == "fortran_order" && !members.fortran) {
    members.fortran = in.boolean();
  } else if (key == "shape" && !members.shape) {
    members.shape = in.shape();
  } else {
    in.fail("descr, fortran_order and shape, once each");
  }
}

}  // namespace

Result<NpyHeader> parse_npy_header(std::string_view text) {
  LiteralReader in(text);
  Members members;
  in.expect("{");
  while (in.status().ok() && !in.accept("}")) {
    read_member(in, members);
    if (!in.accept(",")) {
      in.expect("}");
      break;
    }
  }
  if (!in.at_end()) in.fail("nothing after the dictionary");
  if (!members.descr || !members.fortran || !members.shape) {
    in.fail("the members descr, fortran_order and shape");
  }
  if (!in.status().ok()) return in.status();
  return NpyHeader{*members.descr, *members.fortran, *members.shape};
}

std::string print_npy_header(std::string_view descr, const std::vector<std::size_t>& shape) {
  std::string text = "{'descr': '" + std::string(descr) + "', 'fortran_order': False, 'shape': (";
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    if (axis > 0) text += ", ";
    text += std::to_string(shape[axis]);
  }
  text += shape.size() == 1 ? ",), }" : "), }";
  if (!shape.empty()) text.append(kGrowthDigits - std::to_string(shape[0]).size(), ' ');
  return text;
}

}  // namespace dase
