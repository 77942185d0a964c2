// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace dase {

/// CRC-32C (Castagnoli, RFC 3720 B.4) of `bytes`; `previous` continues a checksum. Uses the SSE4.2
/// instruction where the processor has it. Safe from any thread.
std::uint32_t crc32c(std::string_view bytes, std::uint32_t previous = 0) noexcept;

/// The same by table alone: what other processors run, and the reference of the test.
std::uint32_t crc32c_by_table(std::string_view bytes, std::uint32_t previous = 0) noexcept;

}  // namespace dase
