// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "dase/fftw_wisdom_cache.hpp"
#include "planner/planner_lock.hpp"

namespace dase {

/// This process's fingerprint, exported from FFTW the first time (0.3 ms). `hard` is empty if the
/// library exports no preamble: then it has no wisdom, as MKL's FFTW interface.
const Fingerprint& process_fingerprint(const PlannerLock& lock);

/// The fingerprint if somebody asked for it before, else null. Never calls FFTW.
const Fingerprint* known_fingerprint() noexcept;

/// Tells that FFTW accepted a text with this preamble, which proves that it is this process's own:
/// it spares the first plan of a process an export.
void adopt_preamble(const PlannerLock& lock, const std::string& preamble);

}  // namespace dase
