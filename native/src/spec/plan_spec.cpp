// SPDX-License-Identifier: MIT
#include "dase/plan_spec.hpp"

#include <limits>

#include "spec/layout.hpp"

namespace dase {
namespace {

RealKind inverse_of(RealKind kind) {
  switch (kind) {
    case RealKind::kDct2:
      return RealKind::kDct3;
    case RealKind::kDct3:
      return RealKind::kDct2;
    case RealKind::kDst2:
      return RealKind::kDst3;
    case RealKind::kDst3:
      return RealKind::kDst2;
    case RealKind::kR2hc:
      return RealKind::kHc2r;
    case RealKind::kHc2r:
      return RealKind::kR2hc;
    default:
      return kind;
  }
}

/// Length of the DFT that FFTW documents as equivalent to a kind of `n` points.
double logical_length(RealKind kind, double n) {
  switch (kind) {
    case RealKind::kDht:
    case RealKind::kR2hc:
    case RealKind::kHc2r:
      return n;
    case RealKind::kDct1:
      return 2 * (n - 1);
    case RealKind::kDst1:
      return 2 * (n + 1);
    default:
      return 2 * n;
  }
}

/// Elements of the array on one side, in place those that both sides need.
std::int64_t extent(const PlanSpec& spec, Side side) {
  if (!spec.validate().ok()) return 0;
  const auto on = [&](Side which) {
    const Layout layout = which == Side::kInput ? spec.input_layout() : spec.output_layout();
    return extent_of(spec, which, layout).value_or(0);
  };
  if (!spec.is_in_place() || spec.type() != TransformType::kRfft || is_complex(spec, side)) {
    return on(side);
  }
  return 2 * on(side == Side::kInput ? Side::kOutput : Side::kInput);
}

}  // namespace

Layout Layout::embedded(const std::vector<std::int64_t>& nembed, std::int64_t stride,
                        std::int64_t distance) {
  Layout layout{std::vector<std::int64_t>(nembed.size()), distance};
  for (std::size_t i = nembed.size(); i-- > 0;) {
    layout.strides[i] = stride;
    // A product that does not fit becomes 0, which validate() refuses.
    if (__builtin_mul_overflow(stride, nembed[i], &stride)) stride = 0;
  }
  return layout;
}

PlanSpec PlanSpec::dft(std::vector<std::int64_t> sizes) {
  WisdomKey key;
  key.sizes = std::move(sizes);
  return PlanSpec(std::move(key));
}

PlanSpec PlanSpec::rdft(std::vector<std::int64_t> sizes) {
  PlanSpec spec = dft(std::move(sizes));
  spec.key_.type = TransformType::kRfft;
  return spec;
}

PlanSpec PlanSpec::r2r(RealKind kind, std::vector<std::int64_t> sizes) {
  std::vector<RealKind> kinds(sizes.size(), kind);
  return r2r(std::move(kinds), std::move(sizes));
}

PlanSpec PlanSpec::r2r(std::vector<RealKind> kinds, std::vector<std::int64_t> sizes) {
  PlanSpec spec = dft(std::move(sizes));
  spec.key_.type = TransformType::kR2r;
  spec.key_.kinds = std::move(kinds);
  return spec;
}

PlanSpec PlanSpec::inverse() const {
  PlanSpec inverse = *this;
  std::swap(inverse.input_layout_, inverse.output_layout_);
  for (RealKind& kind : inverse.key_.kinds) kind = inverse_of(kind);
  if (type() == TransformType::kR2r) return inverse;
  return direction_ == Direction::kForward ? inverse.backward() : inverse.forward();
}

PlanSpec PlanSpec::batch(std::int64_t howmany) const {
  PlanSpec changed = *this;
  changed.key_.howmany = howmany;
  return changed;
}

PlanSpec PlanSpec::precision(Precision value) const {
  PlanSpec changed = *this;
  changed.key_.precision = value;
  return changed;
}

PlanSpec PlanSpec::preserve_input() const {
  return with(&PlanSpec::input_policy_, InputPolicy::kPreserve);
}

PlanSpec PlanSpec::destroy_input() const {
  return with(&PlanSpec::input_policy_, InputPolicy::kDestroy);
}

PlanSpec PlanSpec::input_layout(Layout layout) const {
  return with(&PlanSpec::input_layout_, std::move(layout));
}

PlanSpec PlanSpec::output_layout(Layout layout) const {
  return with(&PlanSpec::output_layout_, std::move(layout));
}

InputPolicy PlanSpec::input_policy() const noexcept {
  if (is_in_place()) return InputPolicy::kDestroy;
  const bool complex_to_real = type() == TransformType::kRfft && direction_ == Direction::kBackward;
  return input_policy_.value_or(complex_to_real ? InputPolicy::kDestroy : InputPolicy::kPreserve);
}

Layout PlanSpec::input_layout() const {
  return layout_of(*this, Side::kInput, input_layout_).value_or(Layout());
}

Layout PlanSpec::output_layout() const {
  return layout_of(*this, Side::kOutput, output_layout_).value_or(Layout());
}

bool PlanSpec::input_is_complex() const noexcept { return is_complex(*this, Side::kInput); }
bool PlanSpec::output_is_complex() const noexcept { return is_complex(*this, Side::kOutput); }

std::int64_t PlanSpec::input_extent() const { return extent(*this, Side::kInput); }
std::int64_t PlanSpec::output_extent() const { return extent(*this, Side::kOutput); }

std::int64_t PlanSpec::input_bytes() const {
  return input_extent() * element_bytes(*this, Side::kInput);
}

std::int64_t PlanSpec::output_bytes() const {
  return output_extent() * element_bytes(*this, Side::kOutput);
}

double PlanSpec::logical_size() const {
  double size = 1;
  for (std::size_t i = 0; i < sizes().size(); ++i) {
    const auto n = static_cast<double>(sizes()[i]);
    size *= type() == TransformType::kR2r && i < kinds().size() ? logical_length(kinds()[i], n) : n;
  }
  return size;
}

}  // namespace dase
