// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "dase/store.hpp"

namespace dase {

/// Largest record in bytes, the line feed counted.
inline constexpr std::size_t kRecordLimit = 65'536;

/// The one line of a record's file, checksum and line feed included. kInvalidArgument, naming the
/// member, if it breaks a rule of docs/store-format.md or the line exceeds `kRecordLimit`.
Result<std::string> print_record(const Record& record);

/// Reads what `print_record` writes. kCorrupt for anything else: checksum, grammar, members
/// missing, unknown, of a wrong type or out of range.
Result<Record> parse_record(std::string_view line);

/// The canonical text of a record's `meta`. kInvalidArgument unless `text` is an object of the
/// store's kind of JSON; layout and order are free.
Result<std::string> canonical_meta(std::string_view text);

}  // namespace dase
