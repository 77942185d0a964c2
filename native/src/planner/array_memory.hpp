// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace dase {

/// Memory for the arrays of a transform: zeroed, on a 64-byte boundary, from kHugePagesFrom bytes
/// on a boundary of 2 MiB and on huge pages where the system has them. Null for 0 bytes and where
/// there is not enough memory; from 64 MiB on also if the system would have to end a process to
/// keep its word. Does not take the planner lock. Safe from any thread.
void* allocate_array(std::size_t bytes) noexcept;

/// Frees what allocate_array gave for as many bytes; null is ignored. Safe from any thread.
void free_array(void* array, std::size_t bytes) noexcept;

constexpr std::size_t kHugePagesFrom = std::size_t{4} << 20;

}  // namespace dase
