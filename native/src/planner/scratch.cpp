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
                                     " bytes of scratch memory, and more for FFTW, which there "
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

/// Beyond these FFTW has no code of its own for a prime length: it pads to a longer transform.
constexpr std::int64_t kLargestOwnPrime = 13;

bool has_large_prime(std::int64_t n) {
  for (std::int64_t prime = 2; prime <= kLargestOwnPrime; ++prime) {
    while (n % prime == 0) n /= prime;
  }
  return n > 1;
}

std::uint64_t bytes_of_real(Precision precision) {
  return precision == Precision::kFloat    ? sizeof(float)
         : precision == Precision::kDouble ? sizeof(double)
                                           : sizeof(long double);
}

/// What a plan's tables and its buffers take at most, also while FFTW compares plans. The longest
/// dimension alone counts: many short ones or a batch need little, however large the arrays. Of
/// doubles were measured (FFTW 3.3.10) at most 22 bytes a point, with large primes 75, of
/// real-to-real and real transforms, whose logical length may have them too, 110.
std::uint64_t plan_bytes(const PlanSpec& spec) {
  constexpr std::uint64_t kReals = 8;
  constexpr std::uint64_t kRealsWhenPadded = 20;
  const std::int64_t longest = *std::max_element(spec.sizes().begin(), spec.sizes().end());
  const bool padded = spec.type() == TransformType::kR2r ||
                      std::any_of(spec.sizes().begin(), spec.sizes().end(), has_large_prime);
  const std::uint64_t bytes_a_point =
      (padded ? kRealsWhenPadded : kReals) * bytes_of_real(spec.precision());
  const auto points = static_cast<std::uint64_t>(longest);
  return points > UINT64_MAX / bytes_a_point ? UINT64_MAX : points * bytes_a_point;
}

}  // namespace

Status check_memory(const PlanSpec& spec) {
  constexpr std::uint64_t kAlwaysFits = std::uint64_t{64} << 20;
  const std::uint64_t bytes = plan_bytes(spec);
  if (bytes <= kAlwaysFits || bytes <= available_memory()) return {};
  return {StatusCode::kPlanning,
          "a plan of " + spec.text() + " may need " + std::to_string(bytes) +
              " bytes of memory beside the arrays, which there are not; "
              "free memory, or take a shorter length, without large prime factors"};
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
  const std::uint64_t more = std::max(bytes, plan_bytes(spec));
  const std::uint64_t left = available_memory();
  if (bytes > left || more > left - bytes) return refuse(spec, bytes);
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
