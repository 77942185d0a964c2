// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace dase {

/// The text of a double in keys: its exact value rounded half to even to the fewest significant
/// digits (1 to 17) that read back as the same double, laid out as ECMAScript's Number::toString
/// does: `1000`, `0.00001`, `1e-7`, `1e+21`. Negative zero is `0`. The Java twin is
/// `KeyNumbers.format`; both read every line of wisdom/numbers.tsv. Throws std::invalid_argument
/// for NaN and the infinities. Independent of the locale; safe from any thread.
std::string format_number(double value);

}  // namespace dase
