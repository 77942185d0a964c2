// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace dase {

/// Bytes that this process may still take without being killed for it: what the kernel calls
/// available, or what the control group leaves if that is less. The largest number where neither
/// can be read. Safe from any thread.
std::uint64_t available_memory();

}  // namespace dase
