// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dase/status.hpp"
#include "dase/wisdom_key.hpp"

namespace dase {

enum class Direction { kForward, kBackward };
enum class Placement { kOutOfPlace, kInPlace };
enum class Rigor { kEstimate, kMeasure, kPatient, kExhaustive };
/// Whether an out-of-place transform keeps its input array, or may use it as scratch.
enum class InputPolicy { kPreserve, kDestroy };

const char* to_string(Direction value) noexcept;
const char* to_string(Placement value) noexcept;
const char* to_string(Rigor value) noexcept;
const char* to_string(InputPolicy value) noexcept;

/// One thread or all cores, whichever was timed to be faster.
constexpr int kAutoThreads = 0;

/// Where the elements of an array lie: one stride a dimension, and the distance from one transform
/// of a batch to the next. In elements: complex numbers of a complex array, reals of a real or
/// split one. All positive.
struct Layout {
  std::vector<std::int64_t> strides;
  std::int64_t distance = 0;  ///< means nothing if the spec's howmany is 1

  /// FFTW's advanced interface: the array is part of a row-major one of sizes `nembed`.
  static Layout embedded(const std::vector<std::int64_t>& nembed, std::int64_t stride,
                         std::int64_t distance);
};

/// One problem in FFTW's sense. An immutable value built step by step,
/// `PlanSpec::dft({512, 512}).backward().in_place().batch(8).threads(2).rigor(Rigor::kPatient)`;
/// unless told otherwise forward, out of place, one transform, one thread, kMeasure, double
/// precision, packed arrays. Steps never fail: `validate()` tells what cannot be, and whatever
/// takes a spec asks it first.
class PlanSpec {
 public:
  /// No transform: `validate()` refuses rank 0.
  PlanSpec() = default;
  /// The forward, out-of-place problem of a key.
  explicit PlanSpec(WisdomKey key) : key_(std::move(key)) {}
  /// A complex transform of row-major arrays.
  static PlanSpec dft(std::vector<std::int64_t> sizes);
  /// Real to complex (forward) or complex to real (backward); sizes are those of the real array.
  static PlanSpec rdft(std::vector<std::int64_t> sizes);
  /// Real to real; one kind for all dimensions, or one for each.
  static PlanSpec r2r(RealKind kind, std::vector<std::int64_t> sizes);
  static PlanSpec r2r(std::vector<RealKind> kinds, std::vector<std::int64_t> sizes);
  /// The inverse of text(); kInvalidArgument unless it is canonical and a transform that can be.
  static Result<PlanSpec> parse(std::string_view text);

  PlanSpec forward() const { return with(&PlanSpec::direction_, Direction::kForward); }
  /// Exponent +1, or complex to real; it does not scale. Real-to-real transforms have no direction:
  /// see inverse().
  PlanSpec backward() const { return with(&PlanSpec::direction_, Direction::kBackward); }
  /// The transform that undoes this one, up to the factor logical_size(); its layouts are swapped.
  PlanSpec inverse() const;
  PlanSpec in_place() const { return with(&PlanSpec::placement_, Placement::kInPlace); }
  PlanSpec out_of_place() const { return with(&PlanSpec::placement_, Placement::kOutOfPlace); }
  PlanSpec batch(std::int64_t howmany) const;
  PlanSpec precision(Precision value) const;
  PlanSpec preserve_input() const;
  PlanSpec destroy_input() const;
  /// Real and imaginary parts in two arrays each.
  PlanSpec split() const { return with(&PlanSpec::split_, true); }
  PlanSpec input_layout(Layout layout) const;
  PlanSpec output_layout(Layout layout) const;
  PlanSpec threads(int count) const { return with(&PlanSpec::threads_, count); }
  PlanSpec rigor(Rigor value) const { return with(&PlanSpec::rigor_, value); }

  const WisdomKey& key() const noexcept { return key_; }
  TransformType type() const noexcept { return key_.type; }
  const std::vector<std::int64_t>& sizes() const noexcept { return key_.sizes; }
  const std::vector<RealKind>& kinds() const noexcept { return key_.kinds; }
  std::int64_t howmany() const noexcept { return key_.howmany; }
  Precision precision() const noexcept { return key_.precision; }
  Direction direction() const noexcept { return direction_; }
  Placement placement() const noexcept { return placement_; }
  bool is_in_place() const noexcept { return placement_ == Placement::kInPlace; }
  bool is_split() const noexcept { return split_; }
  /// In force: in place kDestroy; out of place what was asked for, else kDestroy for
  /// complex-to-real and kPreserve for all others.
  InputPolicy input_policy() const noexcept;
  int threads() const noexcept { return threads_; }
  Rigor rigor() const noexcept { return rigor_; }
  /// What was given, else the packed row-major layout. Of a valid spec.
  Layout input_layout() const;
  Layout output_layout() const;
  bool input_is_complex() const noexcept;
  bool output_is_complex() const noexcept;

  /// Elements that each input / output array holds, from its first to its last; in place, as many
  /// as both uses of the array need. 0 if the spec is not valid.
  std::int64_t input_extent() const;
  std::int64_t output_extent() const;
  /// Bytes of each of these arrays (split: of one of the two).
  std::int64_t input_bytes() const;
  std::int64_t output_bytes() const;
  /// By what a transform followed by its inverse() multiplies.
  double logical_size() const;

  /// `<key>/<forward|backward>/<out|in>/<threads|auto>/<rigor>`, then what is not the default:
  /// `/preserve|destroy`, `/split`, `/i<strides>[b<distance>]`, `/o...`.
  std::string text() const;
  /// The part of text() after the rigor: what is not the default.
  std::string qualifiers_text() const;
  /// kInvalidArgument for rank 0 or above 32, sizes < 1, arrays of more than 2^63-1 bytes, threads
  /// < 0, and combinations that FFTW has no transform for.
  Status validate() const;

  friend bool operator==(const PlanSpec& a, const PlanSpec& b) { return a.text() == b.text(); }
  friend bool operator!=(const PlanSpec& a, const PlanSpec& b) { return !(a == b); }

 private:
  template <typename T, typename Value>
  PlanSpec with(T PlanSpec::*member, Value value) const {
    PlanSpec changed = *this;
    changed.*member = std::move(value);
    return changed;
  }

  WisdomKey key_;
  Direction direction_ = Direction::kForward;
  Placement placement_ = Placement::kOutOfPlace;
  std::optional<InputPolicy> input_policy_;
  bool split_ = false;
  std::optional<Layout> input_layout_;
  std::optional<Layout> output_layout_;
  int threads_ = 1;
  Rigor rigor_ = Rigor::kMeasure;
};

}  // namespace dase
