// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dase/status.hpp"

namespace dase {

/// Largest wisdom text that is read unless the caller says otherwise, in bytes: 16 MiB, or what the
/// environment variable `DASE_WISDOM_MAX_BYTES` says (a whole number from 1; anything else is as if
/// unset). Read once per process.
std::size_t wisdom_text_cap();

/// The solver name with which FFTW records "the planner ran out of time": it holds no plan.
inline constexpr std::string_view kTimeoutSolver = "TIMEOUT";

/// One solution of FFTW's planner: which solver serves one (sub)problem, and for which requests.
struct WisdomLine {
  std::string solver;   ///< name under which the solver was registered, or TIMEOUT
  int id = 0;           ///< number of the solver under that name
  std::uint32_t l = 0;  ///< lower bound of the planner's flags, 20 bits
  std::uint32_t u = 0;  ///< upper bound of the planner's flags, 20 bits
  std::uint32_t t = 0;  ///< impatience by time limit, 9 bits
  std::array<std::uint32_t, 4> problem{};  ///< MD5 of the problem, as FFTW prints it
};

bool operator==(const WisdomLine& a, const WisdomLine& b);
bool operator!=(const WisdomLine& a, const WisdomLine& b);

/// Canonical order: problem, u, l, t, solver, id.
bool operator<(const WisdomLine& a, const WisdomLine& b);

/// A wisdom text that passed every check. Plain data; `lines` keep the order of the text.
struct WisdomText {
  /// `fftw-3.3.10 fftw_wisdom #x.. #x.. #x.. #x..`: version, precision and the digest of the
  /// registered solvers. It must match for FFTW to accept the text: the hard fingerprint.
  std::string preamble;
  std::vector<WisdomLine> lines;
};

/// Reads what `fftw_export_wisdom` writes, and refuses everything that FFTW would abort on, loop
/// on or misread: more than `cap` bytes, NUL bytes, an unknown preamble, flags out of range, names
/// beyond FFTW's buffer, a missing `)`, anything but white space after it.
///
/// Errors (kCorrupt) name the line (counted from 1), the field, what was found and what was
/// expected. A text that passes may still be silently wrong in a digest: keep digests of files.
/// Safe from any thread.
Result<WisdomText> parse_wisdom(std::string_view text, std::size_t cap = wisdom_text_cap());

/// The text in FFTW's own layout, its lines in canonical order. Safe from any thread.
std::string print_wisdom(const WisdomText& wisdom);

}  // namespace dase
