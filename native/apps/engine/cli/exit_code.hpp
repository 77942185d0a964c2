// SPDX-License-Identifier: MIT
#pragma once

#include "dase/store.hpp"

namespace dase::engine {

inline constexpr int kDone = 0;
inline constexpr int kAnswerIsNo = 1;
inline constexpr int kUsage = 2;
inline constexpr int kEnvironment = 3;

/// Says on stderr what went wrong; the exit code of its kind: kUsage for the caller's mistakes,
/// kAnswerIsNo for what is absent or refused, kEnvironment for the rest.
int fail(const Status& status);

/// Says on stderr why the entry was not found; kEnvironment if the store cannot be read.
int fail(const EntryKey& entry, const Lookup& miss);

}  // namespace dase::engine
