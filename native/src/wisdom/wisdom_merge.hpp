// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "dase/status.hpp"
#include "wisdom/wisdom_text.hpp"

namespace dase {

/// Whether FFTW serves with `a` every request that it serves with `b`: the same problem, a.u a
/// subset of b.u, b.l a subset of a.l. A TIMEOUT line serves nothing.
bool subsumes(const WisdomLine& a, const WisdomLine& b);

/// Number of problems for which `b` has a line (TIMEOUT apart) that no line of `a` subsumes: what
/// `a` gains by a merge with `b`. If the preambles differ, all problems of `b`.
std::size_t problems_gained(const WisdomText& a, const WisdomText& b);

/// Whether a merge of `b` into `a` changes nothing but dropping lines of `a` that serve nothing:
/// the preambles are equal and `problems_gained(a, b)` is 0.
bool covers(const WisdomText& a, const WisdomText& b);

/// The union of both texts without TIMEOUT lines and without lines that another one subsumes, in
/// canonical order. Of lines with equal flags for one problem that of `held`, the newest
/// generation of a store's chain, stays: as in FFTW, what is there wins. MEASURE and PATIENT
/// solutions of one problem are incomparable, so both stay.
///
/// kIncompatible if the preambles differ. Safe from any thread.
Result<WisdomText> merge_wisdom(const WisdomText& held, const WisdomText& incoming);

}  // namespace dase
