// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>

namespace dase::engine {

inline constexpr std::align_val_t kArrayAlignment{64};

struct FreeAligned {
  void operator()(void* memory) const noexcept { ::operator delete(memory, kArrayAlignment); }
};

/// An array on a 64-byte boundary, so that FFTW may use every SIMD instruction that it has.
template <typename T>
using AlignedArray = std::unique_ptr<T[], FreeAligned>;

/// `size` values, uninitialised: memory that is never touched costs address space only. Throws
/// std::bad_alloc.
template <typename T>
AlignedArray<T> allocate_aligned(std::size_t size) {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
  return AlignedArray<T>(static_cast<T*>(::operator new(size * sizeof(T), kArrayAlignment)));
}

}  // namespace dase::engine
