// SPDX-License-Identifier: MIT
#include "dase/convolution_spec.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

#include "signal/axis.hpp"
#include "signal/padding.hpp"
#include "signal/shapes.hpp"

namespace dase {
namespace {

constexpr std::size_t kMaxRank = 32;
constexpr double kProductsPerButterfly = 0.5;

using Shape = std::vector<std::int64_t>;

Status check_shape(const std::string& what, const Shape& shape, std::int64_t width) {
  const bool positive = std::all_of(shape.begin(), shape.end(), [](auto size) { return size > 0; });
  if (shape.empty() || shape.size() > kMaxRank || !positive) {
    return invalid(what + " has the shape " + shape_text(shape) + "; expected 1 to " +
                   std::to_string(kMaxRank) + " dimensions, each of size 1 or more");
  }
  if (numbers_of(shape, width)) return {};
  return invalid(what + " has the shape " + shape_text(shape) +
                 ", which is 2^63 bytes or more; choose smaller shapes");
}

bool fits(const Shape& inner, const Shape& outer) {
  return std::equal(inner.begin(), inner.end(), outer.begin(), std::less_equal<>());
}

double product(const Shape& shape) {
  return std::accumulate(shape.begin(), shape.end(), 1.0, std::multiplies<>());
}

Shape lengths(const ConvolutionSpec& spec) {
  Shape shape;
  for (const Axis& axis : axes_of(spec)) shape.push_back(axis.length);
  return shape;
}

}  // namespace

const char* to_string(ConvolutionMode value) noexcept {
  constexpr std::array<const char*, 4> kNames = {"full", "same", "valid", "circular"};
  return kNames[static_cast<std::size_t>(value)];
}

const char* to_string(ConvolutionMethod value) noexcept {
  constexpr std::array<const char*, 3> kNames = {"auto", "direct", "fft"};
  return kNames[static_cast<std::size_t>(value)];
}

ConvolutionSpec ConvolutionSpec::real(std::vector<std::int64_t> signal_shape) {
  ConvolutionSpec spec;
  spec.signal_ = std::move(signal_shape);
  spec.kernel_ = spec.signal_;
  return spec;
}

ConvolutionSpec ConvolutionSpec::complex(std::vector<std::int64_t> signal_shape) {
  return real(std::move(signal_shape)).with(&ConvolutionSpec::complex_, true);
}

ConvolutionSpec ConvolutionSpec::kernel(std::vector<std::int64_t> shape) const {
  return with(&ConvolutionSpec::kernel_, std::move(shape));
}

std::vector<std::int64_t> ConvolutionSpec::output_shape() const {
  return validate().ok() ? lengths(*this) : Shape();
}

ConvolutionMethod ConvolutionSpec::chosen_method() const {
  if (method_ != ConvolutionMethod::kAuto || !validate().ok()) return method_;
  const double products = product(kernel_) * product(lengths(*this));
  const double padded = product(padded_shape(*this));
  return products <= kProductsPerButterfly * padded * std::log2(padded) ? ConvolutionMethod::kDirect
                                                                        : ConvolutionMethod::kFft;
}

std::string ConvolutionSpec::text() const {
  return std::string(to_string(mode_)) + (complex_ ? " complex " : " real ") +
         (correlation_ ? "correlation" : "convolution") + " of " + shape_text(signal_) + " with " +
         shape_text(kernel_) + ", " + to_string(method_);
}

Status ConvolutionSpec::validate() const {
  const std::int64_t width = complex_ ? 2 : 1;
  if (Status status = check_shape("the signal", signal_, width); !status.ok()) return status;
  if (Status status = check_shape("the kernel", kernel_, width); !status.ok()) return status;
  const std::string shapes =
      "the kernel has the shape " + shape_text(kernel_) + " and the signal " + shape_text(signal_);
  if (kernel_.size() != signal_.size()) return invalid(shapes + "; expected the same rank");
  const bool within = fits(kernel_, signal_);
  if (mode_ == ConvolutionMode::kValid && !within && !fits(signal_, kernel_)) {
    return invalid(shapes + "; for the mode kValid one of them must fit into the other");
  }
  if (mode_ == ConvolutionMode::kCircular && !within) {
    return invalid(shapes + "; a circular convolution expects no more than the period");
  }
  return check_shape("the result", lengths(*this), width);
}

bool operator==(const ConvolutionSpec& a, const ConvolutionSpec& b) {
  return a.signal_ == b.signal_ && a.kernel_ == b.kernel_ && a.complex_ == b.complex_ &&
         a.correlation_ == b.correlation_ && a.mode_ == b.mode_ && a.method_ == b.method_;
}

}  // namespace dase
