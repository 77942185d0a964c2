// SPDX-License-Identifier: MIT
#include "grunwald_letnikov.hpp"

#include <cmath>
#include <string>

#include "dase/key.hpp"

namespace dase::engine {
namespace {

/// An unevaluated sum of two doubles, about 106 bits: `hi` is the sum rounded to double.
struct DoubleDouble {
  double hi;
  double lo;
};

/// The exact sum of any two doubles (Knuth 1969).
DoubleDouble sum(double a, double b) {
  const double s = a + b;
  const double b_part = s - a;
  return {s, (a - (s - b_part)) + (b - b_part)};
}

DoubleDouble operator*(DoubleDouble a, DoubleDouble b) {
  const double p = a.hi * b.hi;
  return sum(p, std::fma(a.hi, b.hi, -p) + (a.hi * b.lo + a.lo * b.hi));
}

DoubleDouble operator/(DoubleDouble a, double b) {
  const double q = a.hi / b;
  return sum(q, (std::fma(-q, b, a.hi) + a.lo) / b);
}

DoubleDouble power(double base, double exponent) {
  const long double value =
      std::pow(static_cast<long double>(base), static_cast<long double>(exponent));
  const double hi = static_cast<double>(value);
  return {hi, static_cast<double>(value - hi)};
}

Status require_within(const char* name, double value, double low, double high) {
  if (value >= low && value <= high) return {};
  const auto text = [](double number) {
    const Result<std::string> finite = format_number(number);
    return finite.ok() ? finite.value() : std::to_string(number);
  };
  return {StatusCode::kInvalidArgument, std::string(name) + " is " + text(value) + "; expected " +
                                            text(low) + " to " + text(high)};
}

Status check(double alpha, double dt, std::int64_t n) {
  const Status order = require_within("alpha", alpha, 1e-10, 10);
  if (!order.ok()) return order;
  const Status step = require_within("dt", dt, 1e-15, 1e15);
  if (!step.ok()) return step;
  return require_within("n", static_cast<double>(n), 1, 1 << 27);
}

}  // namespace

Result<std::vector<double>> grunwald_letnikov(double alpha, double dt, std::int64_t n) {
  const Status arguments = check(alpha, dt, n);
  if (!arguments.ok()) return arguments;
  const DoubleDouble scale = power(dt, -alpha);
  DoubleDouble unscaled{1, 0};
  std::vector<double> weights{scale.hi};
  weights.reserve(static_cast<std::size_t>(n));
  for (std::int64_t k = 1; k < n; ++k) {
    const double index = static_cast<double>(k);
    unscaled = unscaled * sum(index - 1, -alpha) / index;
    weights.push_back((unscaled * scale).hi);
  }
  return weights;
}

}  // namespace dase::engine
