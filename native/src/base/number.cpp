// SPDX-License-Identifier: MIT
#include <charconv>
#include <cmath>

#include "dase/key.hpp"

namespace dase {
namespace {

constexpr int kMaxDigits = 17;
constexpr int kMaxPlainPoint = 21;
constexpr int kMinPlainPoint = -6;

/// 0.`digits` times ten to the power `point`.
struct Decimal {
  std::string digits;
  int point = 0;
};

/// `value` rounded to `count` significant digits, as `d.ddde-xx`.
std::string round_to(double value, int count) {
  char text[32];
  const auto end =
      std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, count - 1).ptr;
  return {text, end};
}

bool reads_back(const std::string& text, double value) {
  double parsed = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), parsed);
  return result.ec == std::errc{} && parsed == value;
}

Decimal split(const std::string& scientific) {
  const std::size_t mark = scientific.find('e');
  Decimal decimal{scientific.substr(0, 1), std::stoi(scientific.substr(mark + 1)) + 1};
  if (mark > 2) decimal.digits += scientific.substr(2, mark - 2);
  return decimal;
}

Decimal shortest(double value) {
  std::string text;
  for (int count = 1; count <= kMaxDigits; ++count) {
    text = round_to(value, count);
    if (reads_back(text, value)) break;
  }
  return split(text);
}

std::string lay_out(const Decimal& decimal) {
  const std::string& digits = decimal.digits;
  const int point = decimal.point;
  const int count = static_cast<int>(digits.size());
  const auto zeros = [](int number) { return std::string(static_cast<std::size_t>(number), '0'); };
  if (count <= point && point <= kMaxPlainPoint) return digits + zeros(point - count);
  if (0 < point && point <= kMaxPlainPoint) {
    return std::string(digits).insert(static_cast<std::size_t>(point), ".");
  }
  if (kMinPlainPoint < point && point <= 0) return "0." + zeros(-point) + digits;
  const std::string fraction = count == 1 ? "" : "." + digits.substr(1);
  return digits.substr(0, 1) + fraction + (point < 1 ? "e" : "e+") + std::to_string(point - 1);
}

}  // namespace

Result<std::string> format_number(double value) {
  if (!std::isfinite(value)) {
    return Status(StatusCode::kInvalidArgument,
                  "a number in a key is " + std::to_string(value) + "; expected a finite value");
  }
  if (value == 0) return std::string("0");
  const std::string text = lay_out(shortest(std::fabs(value)));
  return value < 0 ? "-" + text : text;
}

Result<std::string> kernel_key(double alpha, double dt, std::int64_t n) {
  if (n < 1) {
    return Status(StatusCode::kInvalidArgument,
                  "a kernel of " + std::to_string(n) + " weights was asked for; expected n >= 1");
  }
  const Result<std::string> order = format_number(alpha);
  if (!order.ok()) return order.status();
  const Result<std::string> step = format_number(dt);
  if (!step.ok()) return step.status();
  return "kernel_" + order.value() + "_" + step.value() + "_" + std::to_string(n);
}

}  // namespace dase
