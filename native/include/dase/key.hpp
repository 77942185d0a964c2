// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include "dase/status.hpp"

namespace dase {

/// Names one entry. Any valid UTF-8 of 1 to 1,024 bytes is a key; a category is
/// `[a-z][a-z0-9_]{0,63}`.
struct EntryKey {
  std::string category;
  std::string key;
};

/// kInvalidArgument with the rule that was broken, or ok.
Status validate(const EntryKey& entry);

/// First 32 hex digits of SHA-256(category NUL key): the name of the entry's chain in the store.
std::string key32(const EntryKey& entry);

/// The escaped file name, without extension, under which people and native tools find the entry.
std::string head_stem(const EntryKey& entry);

/// The shortest decimal that reads back as `value`, laid out as ECMAScript does; kInvalidArgument
/// for infinities and NaN.
Result<std::string> format_number(double value);

/// `kernel_<alpha>_<dt>_<n>`; kInvalidArgument for non-finite numbers or n < 1.
Result<std::string> kernel_key(double alpha, double dt, std::int64_t n);

}  // namespace dase
