// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dase/status.hpp"
#include "wisdom/wisdom_text.hpp"

namespace dase {

/// What one file gave to a merge.
struct MergedFile {
  std::string path;
  std::size_t lines = 0;            ///< of its text
  std::size_t problems_gained = 0;  ///< for which the files before it had no plan, or a lesser one
};

/// The union of several files. Plain data.
struct MergedFiles {
  WisdomText wisdom;
  std::vector<MergedFile> files;  ///< in the order in which they were given
};

/// Reads, checks and merges wisdom files by the rules of `merge_wisdom`, the first of them held: of
/// lines with equal flags for one problem that of the earlier file stays. FFTW sees no byte.
///
/// kInvalidArgument for no path or what is no regular file, kNotFound, kCorrupt, kIncompatible (a
/// preamble other than the first file's), kIo; each message names the file. Safe from any thread.
Result<MergedFiles> merge_wisdom_files(const std::vector<std::string>& paths);

}  // namespace dase
