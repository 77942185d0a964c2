// SPDX-License-Identifier: MIT
#include "planner/scratch.hpp"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include "planner/available_memory.hpp"

namespace dase {
namespace {

constexpr std::size_t kAlignment = 64;

/// Bytes of one array with room for its offset, in whole cache lines.
std::uint64_t padded_bytes(std::int64_t bytes) {
  return (static_cast<std::uint64_t>(bytes) + 2 * kAlignment - 1) / kAlignment * kAlignment;
}

}  // namespace

Result<Scratch> Scratch::make(const PlanSpec& spec, int in_alignment, int out_alignment) {
  const bool in_place = spec.is_in_place();
  const std::uint64_t in_bytes = padded_bytes(spec.input_bytes());
  const std::uint64_t out_bytes = padded_bytes(spec.output_bytes());
  const std::uint64_t bytes = in_place ? std::max(in_bytes, out_bytes) : in_bytes + out_bytes;
  // FFTW ends the process when its own buffers, at most as large again, cannot be had.
  void* memory = bytes > available_memory() / 2
                     ? nullptr
                     : ::operator new (bytes, std::align_val_t{kAlignment}, std::nothrow);
  if (memory == nullptr) {
    return Status(StatusCode::kPlanning, "planning " + spec.text() + " needs " +
                                             std::to_string(bytes) +
                                             " bytes of scratch memory and as much for FFTW, which "
                                             "there are not; free memory, or plan on a larger "
                                             "machine");
  }
  std::memset(memory, 0, bytes);
  char* in = static_cast<char*>(memory) + in_alignment;
  char* out = static_cast<char*>(memory) + in_bytes + out_alignment;
  return Scratch(memory, in, in_place ? in : out);
}

Scratch::Scratch(Scratch&& other) noexcept
    : memory_(std::exchange(other.memory_, nullptr)), in_(other.in_), out_(other.out_) {}

Scratch::~Scratch() { ::operator delete (memory_, std::align_val_t{kAlignment}, std::nothrow); }

}  // namespace dase
