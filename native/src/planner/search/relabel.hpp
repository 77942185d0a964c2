// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "wisdom/wisdom_text.hpp"

namespace dase {

/// The closure `winner` of a plan of one rigor, with the flags of `asked`, a closure of the same
/// problem at another rigor: FFTW then serves requests of that rigor from it. What differs between
/// the flags of two rigors is the same for the lines of all problems; it is read off the problems
/// that both closures hold. Nullopt if they share none. Not every text that comes out serves: FFTW
/// must be asked.
std::optional<WisdomText> relabelled(const WisdomText& winner, const WisdomText& asked);

}  // namespace dase
