// SPDX-License-Identifier: MIT
#include "planner/array_memory.hpp"

#include <sys/mman.h>

#include <cstdint>
#include <cstring>
#include <exception>
#include <limits>
#include <new>

#include "planner/available_memory.hpp"

namespace dase {
namespace {

constexpr std::size_t kAlignment = 64;
constexpr std::size_t kHugePage = std::size_t{2} << 20;
/// Below this a look at the memory that is left costs more than it can tell.
constexpr std::size_t kCheckedFrom = std::size_t{64} << 20;

/// In whole huge pages, so that the last one can be one too.
void* map_on_huge_pages(std::size_t bytes) noexcept {
  if (bytes > std::numeric_limits<std::size_t>::max() / 2) return nullptr;
  const std::size_t reserved = (bytes + kHugePage - 1) / kHugePage * kHugePage + kHugePage;
  void* map = ::mmap(nullptr, reserved, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (map == MAP_FAILED) return nullptr;
  char* const begin = static_cast<char*>(map);
  const std::size_t past = reinterpret_cast<std::uintptr_t>(begin) % kHugePage;
  const std::size_t before = past == 0 ? 0 : kHugePage - past;
  char* const array = begin + before;
  const std::size_t kept = reserved - kHugePage;
  if (before != 0) ::munmap(begin, before);
  if (before != kHugePage) ::munmap(array + kept, kHugePage - before);
  ::madvise(array, kept, MADV_HUGEPAGE);  // advice: a kernel without huge pages serves as well
  return array;
}

}  // namespace

void* allocate_array(std::size_t bytes) noexcept {
  if (bytes == 0) return nullptr;
  try {
    if (bytes >= kCheckedFrom && bytes > available_memory()) return nullptr;
  } catch (const std::exception&) {  // no memory for reading what memory there is
    return nullptr;
  }
  if (bytes >= kHugePagesFrom) return map_on_huge_pages(bytes);
  void* array = ::operator new (bytes, std::align_val_t{kAlignment}, std::nothrow);
  if (array != nullptr) std::memset(array, 0, bytes);
  return array;
}

void free_array(void* array, std::size_t bytes) noexcept {
  if (array == nullptr) return;
  if (bytes < kHugePagesFrom) {
    ::operator delete (array, std::align_val_t{kAlignment}, std::nothrow);
  } else {
    ::munmap(array, (bytes + kHugePage - 1) / kHugePage * kHugePage);
  }
}

}  // namespace dase
