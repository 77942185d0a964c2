// SPDX-License-Identifier: MIT
#include "planner/array_pair.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "planner/fftw_api.hpp"
#include "spec/layout.hpp"

namespace dase {
namespace {

constexpr std::uint64_t kCacheLine = 64;
constexpr int kSimdAlignment = 16;
constexpr std::uintptr_t kSomewhere = 4096;

struct Range {
  std::uintptr_t begin;
  std::uint64_t bytes;
};

Status refuse(const std::string& why) { return {StatusCode::kInvalidArgument, why}; }

std::uintptr_t address(const void* array) { return reinterpret_cast<std::uintptr_t>(array); }

Range range_of(const void* array, std::int64_t bytes) {
  return {address(array), static_cast<std::uint64_t>(bytes)};
}

bool overlap(const Range& a, const Range& b) {
  return a.begin < b.begin ? b.begin - a.begin < a.bytes : a.begin - b.begin < b.bytes;
}

std::int64_t real_bytes(const PlanSpec& spec) {
  const Side side = is_complex(spec, Side::kInput) ? Side::kInput : Side::kOutput;
  const std::int64_t bytes = element_bytes(spec, side);
  return is_complex(spec, side) && !spec.is_split() ? bytes / 2 : bytes;
}

/// Up to the next boundary of a cache line.
std::uint64_t whole_lines(std::int64_t bytes) {
  return (static_cast<std::uint64_t>(bytes) + kCacheLine - 1) / kCacheLine * kCacheLine;
}

bool has_imaginary(const PlanSpec& spec, Side side) {
  return spec.is_split() && is_complex(spec, side);
}

/// In bytes; wraps round as the addresses do.
std::int64_t separation(const void* real, const void* imaginary) {
  if (imaginary == nullptr) return 0;
  return static_cast<std::int64_t>(address(imaginary) - address(real));
}

Status check_presence(const PlanSpec& spec, const TransformArrays& arrays) {
  if (arrays.in == nullptr || arrays.out == nullptr) return refuse("an array is null");
  for (const Side side : {Side::kInput, Side::kOutput}) {
    const void* imaginary = side == Side::kInput ? arrays.in_imaginary : arrays.out_imaginary;
    const std::string name = side == Side::kInput ? "input" : "output";
    if (has_imaginary(spec, side) && imaginary == nullptr) {
      return refuse("the imaginary " + name + " array is null, but the transform is split");
    }
    if (!has_imaginary(spec, side) && imaginary != nullptr) {
      return refuse("the " + name + " has no array of imaginary parts; give null");
    }
  }
  return {};
}

}  // namespace

ArrayPlacement best_placement(const PlanSpec& spec) {
  const auto behind = [&](Side side, std::int64_t bytes) {
    return has_imaginary(spec, side) ? static_cast<std::int64_t>(whole_lines(bytes)) : 0;
  };
  return {0, 0, behind(Side::kInput, spec.input_bytes()),
          behind(Side::kOutput, spec.output_bytes())};
}

TransformArrays addresses(const PlanSpec& spec, const ArrayPlacement& placement) {
  const auto at = [](std::uintptr_t where) { return reinterpret_cast<void*>(where); };
  const auto apart = [](std::int64_t separation) {
    return static_cast<std::uintptr_t>(separation);
  };
  const std::uintptr_t in = kSomewhere + static_cast<std::uintptr_t>(placement.in_alignment);
  const std::uintptr_t behind =
      whole_lines(spec.input_bytes()) + apart(std::max<std::int64_t>(0, placement.in_separation));
  const std::uintptr_t out =
      spec.is_in_place()
          ? in
          : kSomewhere + behind + static_cast<std::uintptr_t>(placement.out_alignment);
  TransformArrays arrays{at(in), nullptr, at(out), nullptr};
  if (has_imaginary(spec, Side::kInput)) {
    arrays.in_imaginary = at(in + apart(placement.in_separation));
  }
  if (has_imaginary(spec, Side::kOutput)) {
    arrays.out_imaginary = at(out + apart(placement.out_separation));
  }
  return arrays;
}

ArrayPlacement placement_of(const PlanSpec& spec, const TransformArrays& arrays) {
  const FftwApi& api = fftw_api(spec.precision());
  return {api.alignment_of(arrays.in), api.alignment_of(arrays.out),
          separation(arrays.in, arrays.in_imaginary), separation(arrays.out, arrays.out_imaginary)};
}

Status check_arrays(const PlanSpec& spec, const TransformArrays& arrays) {
  if (Status status = check_presence(spec, arrays); !status.ok()) return status;
  const std::int64_t element = real_bytes(spec);
  for (const void* array : {arrays.in, arrays.in_imaginary, arrays.out, arrays.out_imaginary}) {
    if (address(array) % static_cast<std::uintptr_t>(element) != 0) {
      return refuse("an array does not lie on a boundary of " + std::to_string(element) +
                    " bytes, as arrays of " + to_string(spec.precision()) + " do");
    }
  }
  std::vector<Range> ranges = {range_of(arrays.in, spec.input_bytes())};
  if (arrays.in_imaginary != nullptr) {
    ranges.push_back(range_of(arrays.in_imaginary, spec.input_bytes()));
  }
  if (spec.is_in_place()) {
    if (arrays.in != arrays.out || arrays.in_imaginary != arrays.out_imaginary) {
      return refuse("an in-place transform takes one array as input and output, not two");
    }
  } else {
    if (arrays.in == arrays.out) {
      return refuse("an out-of-place transform takes two arrays, not one twice");
    }
    ranges.push_back(range_of(arrays.out, spec.output_bytes()));
    if (arrays.out_imaginary != nullptr) {
      ranges.push_back(range_of(arrays.out_imaginary, spec.output_bytes()));
    }
  }
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    for (std::size_t j = i + 1; j < ranges.size(); ++j) {
      if (!overlap(ranges[i], ranges[j])) continue;
      return refuse(spec.is_in_place()
                        ? "the real and imaginary arrays overlap"
                        : "the input and output arrays of an out-of-place transform overlap");
    }
  }
  return {};
}

Status check_placement(const PlanSpec& spec, const ArrayPlacement& planned,
                       const ArrayPlacement& found) {
  // A plan for arrays at 8 mod 16 runs on any multiple of 8, one for 4 or 12 on any multiple of 4.
  const auto serves = [](int made_for, int given) {
    const int step = made_for == 0 ? kSimdAlignment : made_for & -made_for;
    return given % step == 0;
  };
  if (!serves(planned.in_alignment, found.in_alignment) ||
      !serves(planned.out_alignment, found.out_alignment)) {
    return refuse("arrays at " + std::to_string(found.in_alignment) + " and " +
                  std::to_string(found.out_alignment) +
                  " bytes past FFTW's alignment, but the plan was made for " +
                  std::to_string(planned.in_alignment) + " and " +
                  std::to_string(planned.out_alignment) + "; align them to 16 bytes");
  }
  if (!spec.is_split()) return {};
  if (planned.in_separation != found.in_separation ||
      planned.out_separation != found.out_separation) {
    return refuse("imaginary parts " + std::to_string(found.in_separation) + " and " +
                  std::to_string(found.out_separation) +
                  " bytes after the real ones, but FFTW's plan holds for " +
                  std::to_string(planned.in_separation) + " and " +
                  std::to_string(planned.out_separation) +
                  "; allocate both parts in one block, or plan for these arrays");
  }
  return {};
}

}  // namespace dase
