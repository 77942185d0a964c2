// SPDX-License-Identifier: MIT
#include "signal/axis.hpp"

#include <algorithm>

namespace dase {
namespace {

Axis axis_of(const ConvolutionSpec& spec, std::int64_t signal, std::int64_t kernel) {
  switch (spec.mode()) {
    case ConvolutionMode::kFull:
      break;
    case ConvolutionMode::kSame:
      return {signal, kernel, (kernel - 1) / 2, signal, false};
    case ConvolutionMode::kValid: {
      const std::int64_t overlap = std::min(signal, kernel);
      return {signal, kernel, overlap - 1, std::max(signal, kernel) - overlap + 1, false};
    }
    case ConvolutionMode::kCircular:
      return {signal, kernel, spec.is_correlation() ? kernel - 1 : 0, signal, true};
  }
  return {signal, kernel, 0, signal + kernel - 1, false};
}

}  // namespace

std::int64_t Axis::period() const {
  if (periodic) return signal;
  const std::int64_t full = signal + kernel - 1;
  return std::max({full - start, start + length, signal, kernel});
}

std::array<Axis::Run, 2> Axis::runs(std::int64_t q) const {
  if (periodic) {  // start and q are below the period
    const std::int64_t first = start >= q ? start - q : start - q + signal;
    return {{{first, 0, signal - first}, {0, signal - first, first}}};
  }
  const std::int64_t from = std::max<std::int64_t>(0, q - start);
  const std::int64_t to = std::min(length, signal + q - start);
  return {{{from + start - q, from, std::max<std::int64_t>(0, to - from)}, {}}};
}

std::vector<Axis> axes_of(const ConvolutionSpec& spec) {
  std::vector<Axis> axes;
  for (std::size_t d = 0; d < spec.signal_shape().size(); ++d) {
    axes.push_back(axis_of(spec, spec.signal_shape()[d], spec.kernel_shape()[d]));
  }
  return axes;
}

}  // namespace dase
