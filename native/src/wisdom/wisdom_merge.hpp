// SPDX-License-Identifier: MIT
#pragma once

#include "dase/status.hpp"
#include "wisdom/wisdom_text.hpp"

namespace dase {

/// Whether FFTW serves every request that `b` serves from `a` alone: the same problem, and
/// a.u subset of b.u, b.l subset of a.l. A TIMEOUT line serves nothing.
bool subsumes(const WisdomLine& a, const WisdomLine& b);

/// Whether every line of `b` that holds a plan is subsumed by a line of `a`. False if the preambles
/// differ. Then `merge_wisdom(b, a)` keeps everything that `b` can do and `a` needs no change.
bool covers(const WisdomText& a, const WisdomText& b);

/// Number of problems of `b` for which some line is not subsumed by a line of `a`: what `a` would
/// gain by a merge with `b`.
std::size_t problems_gained(const WisdomText& a, const WisdomText& b);

/// The union of both texts without lines that another one subsumes and without TIMEOUT lines, in
/// canonical order. Lines with equal flags for one problem: the line of `newer` stays. MEASURE and
/// PATIENT solutions of one problem are incomparable, both stay.
///
/// kIncompatible if the preambles differ: wisdom of another FFTW build is never mixed in.
Result<WisdomText> merge_wisdom(const WisdomText& newer, const WisdomText& older);

}  // namespace dase
