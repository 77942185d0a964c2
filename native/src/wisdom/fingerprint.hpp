// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace dase {

/// The soft fingerprint of imported wisdom whose machine is unknown.
inline constexpr std::string_view kUnknownSoftFingerprint = "-";

/// What FFTW's preamble leaves out and a plan's speed depends on:
/// `vendor-family-model-stepping;l1d;l2;l3;openmp`, sizes in bytes (0: unknown), one printable
/// ASCII word. The number of threads is part of each problem, not of this. Read once per process;
/// safe from any thread.
const std::string& soft_fingerprint();

/// First 64 bits of SHA-256(hard LF soft) as 16 lower-case hex digits: the name of the variant that
/// a wisdom entry belongs to. `hard` is the preamble of the wisdom text.
std::string variant_id(std::string_view hard, std::string_view soft);

}  // namespace dase
