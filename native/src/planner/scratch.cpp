// SPDX-License-Identifier: MIT
#include "planner/scratch.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "planner/available_memory.hpp"

namespace dase {
namespace {

Status refuse(const PlanSpec& spec, std::uint64_t bytes) {
  return {StatusCode::kPlanning, "planning " + spec.text() + " needs " + std::to_string(bytes) +
                                     " bytes of scratch memory and as much for FFTW, which there "
                                     "are not; free memory, or plan on a larger machine"};
}

/// Saturates, as sizes here may be near 2^63.
std::uint64_t touched_bytes(const PlanSpec& spec, const ArrayPlacement& placement) {
  const auto side = [](std::int64_t bytes, std::int64_t separation) {
    return static_cast<std::uint64_t>(bytes) * (separation == 0 ? 1 : 2);
  };
  const std::uint64_t in = side(spec.input_bytes(), placement.in_separation);
  if (spec.is_in_place()) return in;
  const std::uint64_t out = side(spec.output_bytes(), placement.out_separation);
  return in > UINT64_MAX - out ? UINT64_MAX : in + out;
}

/// What FFTW's tables take at most. A length with large prime factors, which FFTW pads to a longer
/// one, needs the most; many short dimensions or transforms need little, however large the arrays.
std::uint64_t table_bytes(const PlanSpec& spec) {
  constexpr std::uint64_t kBytesAPoint = 8 * 2 * sizeof(long double);
  const std::int64_t longest = *std::max_element(spec.sizes().begin(), spec.sizes().end());
  const auto points = static_cast<std::uint64_t>(longest);
  return points > UINT64_MAX / kBytesAPoint ? UINT64_MAX : points * kBytesAPoint;
}

}  // namespace

Status check_memory(const PlanSpec& spec) {
  constexpr std::uint64_t kAlwaysFits = std::uint64_t{64} << 20;
  const std::uint64_t tables = table_bytes(spec);
  if (tables <= kAlwaysFits) return {};
  const std::uint64_t left = available_memory();
  const std::uint64_t bytes = touched_bytes(spec, best_placement(spec));
  return tables <= left || bytes <= left / 2 ? Status() : refuse(spec, bytes);
}

void Scratch::Unmap::operator()(void* memory) const noexcept { ::munmap(memory, bytes); }

bool Scratch::map(std::int64_t bytes, int alignment, std::int64_t separation, void** real,
                  void** imaginary) {
  const auto part = static_cast<std::uint64_t>(bytes);
  const std::uint64_t apart = separation < 0
                                  ? std::uint64_t{0} - static_cast<std::uint64_t>(separation)
                                  : static_cast<std::uint64_t>(separation);
  // Room to move the real part, wherever the lower one is, to its alignment.
  constexpr std::uint64_t kSlack = 128;
  if (apart > SIZE_MAX - part - kSlack) return false;
  const auto total = static_cast<std::size_t>(apart + part + kSlack);
  void* memory = ::mmap(nullptr, total, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return false;
  mappings_.emplace_back(memory, Unmap{total});
  const auto begin = reinterpret_cast<std::uintptr_t>(memory) + (separation < 0 ? apart : 0);
  const std::uintptr_t aligned = (begin + 63) / 64 * 64 + static_cast<std::uintptr_t>(alignment);
  *real = reinterpret_cast<void*>(aligned);
  std::memset(*real, 0, part);
  if (separation == 0) return true;
  *imaginary = reinterpret_cast<void*>(aligned + static_cast<std::uintptr_t>(separation));
  std::memset(*imaginary, 0, part);
  return true;
}

Result<Scratch> Scratch::make(const PlanSpec& spec, const ArrayPlacement& placement) {
  const std::uint64_t bytes = touched_bytes(spec, placement);
  // FFTW ends the process when its own buffers, at most as large again, cannot be had.
  if (bytes > available_memory() / 2) return refuse(spec, bytes);
  Scratch scratch;
  TransformArrays& arrays = scratch.arrays_;
  const std::int64_t in_bytes =
      spec.is_in_place() ? std::max(spec.input_bytes(), spec.output_bytes()) : spec.input_bytes();
  if (!scratch.map(in_bytes, placement.in_alignment, placement.in_separation, &arrays.in,
                   &arrays.in_imaginary)) {
    return refuse(spec, bytes);
  }
  if (spec.is_in_place()) {
    arrays.out = arrays.in;
    arrays.out_imaginary = arrays.in_imaginary;
  } else if (!scratch.map(spec.output_bytes(), placement.out_alignment, placement.out_separation,
                          &arrays.out, &arrays.out_imaginary)) {
    return refuse(spec, bytes);
  }
  return scratch;
}

}  // namespace dase
