// SPDX-License-Identifier: MIT
#include <algorithm>
#include <limits>

#include "dase/plan_spec.hpp"
#include "spec/layout.hpp"

namespace dase {
namespace {

constexpr std::size_t kMaxRank = 32;
constexpr int kMaxThreads = 4096;

Status refuse(const std::string& why) { return {StatusCode::kInvalidArgument, why}; }

Status check_key(const WisdomKey& key) {
  if (key.sizes.empty() || key.sizes.size() > kMaxRank) {
    return refuse("a transform has rank 1 to 32, not " + std::to_string(key.sizes.size()));
  }
  for (const std::int64_t size : key.sizes) {
    if (size < 1) return refuse("a transform's sizes are positive, not " + std::to_string(size));
  }
  if (key.howmany < 1) {
    return refuse("a batch has at least one transform, not " + std::to_string(key.howmany));
  }
  if (key.type != TransformType::kR2r) return {};
  if (key.kinds.size() != key.sizes.size()) {
    return refuse("a real-to-real transform of rank " + std::to_string(key.sizes.size()) +
                  " has as many kinds, not " + std::to_string(key.kinds.size()));
  }
  for (std::size_t i = 0; i < key.kinds.size(); ++i) {
    if (key.kinds[i] == RealKind::kDct1 && key.sizes[i] < 2) {
      return refuse("dct1 needs at least 2 points, not " + std::to_string(key.sizes[i]));
    }
  }
  return {};
}

Status check_direction(const PlanSpec& spec) {
  if (spec.type() != TransformType::kR2r || spec.direction() == Direction::kForward) return {};
  return refuse(
      "real-to-real transforms have no direction; inverse() gives the transform that "
      "undoes " +
      spec.key().text());
}

Status check_threads(int threads) {
  if (threads >= kAutoThreads && threads <= kMaxThreads) return {};
  return refuse("a plan uses 1 to " + std::to_string(kMaxThreads) + " threads, or " +
                std::to_string(kAutoThreads) + " for auto, not " + std::to_string(threads));
}

Status check_split(const PlanSpec& spec) {
  if (!spec.is_split()) return {};
  if (spec.type() == TransformType::kR2r) {
    return refuse("a real-to-real transform has no imaginary part to split off");
  }
  if (spec.type() == TransformType::kRfft && spec.is_in_place()) {
    return refuse("a split real transform is out of place: its arrays differ in number");
  }
  return {};
}

Status check_policy(const PlanSpec& spec, const std::optional<InputPolicy>& given) {
  if (given && spec.is_in_place()) {
    return refuse("an in-place transform overwrites its input: neither preserve nor destroy");
  }
  const bool to_real =
      spec.type() == TransformType::kRfft && spec.direction() == Direction::kBackward;
  if (to_real && spec.sizes().size() > 1 && given == InputPolicy::kPreserve) {
    return refuse("FFTW has no complex-to-real transform of rank " +
                  std::to_string(spec.sizes().size()) +
                  " that preserves its input; copy the input, or let it be destroyed");
  }
  return {};
}

Status check_layout(const PlanSpec& spec, Side side, const std::optional<Layout>& given) {
  const std::string name = side == Side::kInput ? "input" : "output";
  if (given && given->strides.size() != spec.sizes().size()) {
    return refuse("the " + name + " layout has " + std::to_string(given->strides.size()) +
                  " strides for rank " + std::to_string(spec.sizes().size()));
  }
  const auto each = [&](const auto& holds) {
    return !given || (std::all_of(given->strides.begin(), given->strides.end(), holds) &&
                      (spec.howmany() == 1 || holds(given->distance)));
  };
  const bool positive = each([](std::int64_t stride) { return stride > 0; });
  if (!positive) return refuse("strides and distances of the " + name + " layout are positive");
  const auto addressable = [&](std::int64_t elements) {
    std::int64_t bytes = 0;
    return !__builtin_mul_overflow(elements, element_bytes(spec, side), &bytes);
  };
  const auto fits = [&](const std::optional<Layout>& layout) {
    const auto extent = layout ? extent_of(spec, side, *layout) : std::nullopt;
    return extent && addressable(*extent);
  };
  // In place, the padded real array has the bytes of the complex one, which is checked too. Strides
  // that make an array smaller do not make its elements fewer.
  if (!each(addressable) || !fits(packed_layout(spec, side)) || (given && !fits(given))) {
    return refuse("the arrays of " + spec.key().text() +
                  " would have more than 2^63-1 bytes; use smaller sizes");
  }
  return {};
}

Status check_in_place_layouts(const PlanSpec& spec, bool given) {
  if (!given || !spec.is_in_place()) return {};
  if (spec.type() == TransformType::kRfft) {
    if (same_layout(spec, spec.input_layout(), *packed_layout(spec, Side::kInput)) &&
        same_layout(spec, spec.output_layout(), *packed_layout(spec, Side::kOutput))) {
      return {};
    }
    return refuse("an in-place real transform is packed, with rows padded to 2 (n/2 + 1) reals");
  }
  return same_layout(spec, spec.input_layout(), spec.output_layout())
             ? Status()
             : refuse("an in-place transform has one layout; give it for input and output alike");
}

}  // namespace

Status PlanSpec::validate() const {
  if (Status status = check_key(key_); !status.ok()) return status;
  if (Status status = check_direction(*this); !status.ok()) return status;
  if (Status status = check_threads(threads_); !status.ok()) return status;
  if (Status status = check_split(*this); !status.ok()) return status;
  if (Status status = check_policy(*this, input_policy_); !status.ok()) return status;
  for (const Side side : {Side::kInput, Side::kOutput}) {
    const auto& given = side == Side::kInput ? input_layout_ : output_layout_;
    if (Status status = check_layout(*this, side, given); !status.ok()) return status;
  }
  return check_in_place_layouts(*this, input_layout_ || output_layout_);
}

}  // namespace dase
