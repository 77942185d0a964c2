// SPDX-License-Identifier: MIT
#include "signal/padded_arrays.hpp"

#include <string>
#include <utility>

namespace dase {

PaddedArrays::PaddedArrays(Array values, Array spectrum, BoundPlan forward, BoundPlan backward)
    : values_(std::move(values)),
      spectrum_(std::move(spectrum)),
      forward_(forward),
      backward_(backward) {}

PaddedArrays::Array PaddedArrays::allocate(std::int64_t bytes) {
  const auto size = static_cast<std::size_t>(bytes);
  return {static_cast<double*>(allocate_array(size)), Free{size}};
}

Result<std::unique_ptr<PaddedArrays>> PaddedArrays::make(const Plan& forward,
                                                         const Plan& backward) {
  const PlanSpec& spec = forward.spec();
  const std::int64_t spectrum_bytes = spec.is_in_place() ? 0 : spec.output_bytes();
  Array values = allocate(spec.input_bytes());
  Array spectrum = allocate(spectrum_bytes);
  if (!values || (!spectrum && spectrum_bytes > 0)) {
    return Status(StatusCode::kPlanning,
                  "there is no memory for the " +
                      std::to_string(spec.input_bytes() + spectrum_bytes) +
                      " bytes of the padded arrays; choose smaller shapes or the method kDirect");
  }
  double* of = spectrum ? spectrum.get() : values.get();
  const Result<BoundPlan> there = forward.bind(values.get(), of);
  if (!there.ok()) return there.status();
  const Result<BoundPlan> back = backward.bind(of, values.get());
  if (!back.ok()) return back.status();
  return std::unique_ptr<PaddedArrays>(
      new PaddedArrays(std::move(values), std::move(spectrum), there.value(), back.value()));
}

}  // namespace dase
