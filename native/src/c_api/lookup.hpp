// SPDX-License-Identifier: MIT
#pragma once

#include "dase/store.hpp"

namespace dase::c {

/// What a lookup without an entry says in C: a code, and a message that begins with the reason.
Status miss(const EntryKey& entry, const Lookup& lookup);

}  // namespace dase::c
