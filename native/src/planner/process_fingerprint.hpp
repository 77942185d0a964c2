// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "dase/fftw_wisdom_cache.hpp"
#include "planner/planner_lock.hpp"

namespace dase {

/// This process's fingerprint for the lock's precision, exported from FFTW the first time (0.3 ms).
/// `hard` is empty if the library exports no preamble: then it has no wisdom, as MKL's FFTW
/// interface.
const Fingerprint& process_fingerprint(const PlannerLock& lock);

/// The fingerprint if somebody asked for it before, else null. Never calls FFTW.
const Fingerprint* known_fingerprint(Precision precision) noexcept;

/// The precision that a wisdom key names; double for what is no such key.
Precision key_precision(const std::string& key);

/// The fingerprint for the precision of key_precision().
const Fingerprint& fingerprint_for(const std::string& key);

/// `fftw_wisdom`, `fftwf_wisdom` or `fftwl_wisdom`: what the preamble of this precision's texts
/// says.
const char* wisdom_kind(Precision precision) noexcept;

/// Tells that FFTW accepted a text with this preamble, which proves that it is this process's own:
/// it spares the first plan of a process an export.
void adopt_preamble(const PlannerLock& lock, const std::string& preamble);

}  // namespace dase
