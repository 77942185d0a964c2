// SPDX-License-Identifier: MIT
#pragma once

namespace dase::failpoints {

// Switches that take one safety step of the store away, so that the torture test can show that it
// is needed. They exist only in builds with DASE_FAILPOINTS and are read once from the environment:
// DASE_FAILPOINTS=no-look-again,no-digest-check,no-record-crc,prune-age=<s>

#ifdef DASE_FAILPOINTS

/// Whether `name` stands in the list.
bool is_set(const char* name);
/// The number after `name=`, or `otherwise`.
long value_of(const char* name, long otherwise);

#else

constexpr bool is_set(const char*) { return false; }
constexpr long value_of(const char*, long otherwise) { return otherwise; }

#endif

}  // namespace dase::failpoints
