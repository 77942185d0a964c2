// SPDX-License-Identifier: MIT
#include "planner/array_pair.hpp"

#include <cstdint>

namespace dase {

Status check_arrays(const PlanSpec& spec, const void* in, const void* out) {
  const auto refuse = [](const char* why) { return Status(StatusCode::kInvalidArgument, why); };
  if (in == nullptr || out == nullptr) return refuse("an array is null");
  const auto first = reinterpret_cast<std::uintptr_t>(in);
  const auto second = reinterpret_cast<std::uintptr_t>(out);
  if (first % alignof(double) != 0 || second % alignof(double) != 0) {
    return refuse("an array does not lie on an 8-byte boundary, as arrays of doubles do");
  }
  if (spec.is_in_place()) {
    return first == second
               ? Status()
               : refuse("an in-place transform takes one array as input and output, not two");
  }
  if (first == second) {
    return refuse("an out-of-place transform takes two arrays, not one twice");
  }
  const std::uintptr_t distance = first < second ? second - first : first - second;
  const std::int64_t lower = first < second ? spec.input_bytes() : spec.output_bytes();
  if (distance < static_cast<std::uintptr_t>(lower)) {
    return refuse("the input and output arrays of an out-of-place transform overlap");
  }
  return {};
}

}  // namespace dase
