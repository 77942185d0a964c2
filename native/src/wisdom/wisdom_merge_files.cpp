// SPDX-License-Identifier: MIT
#include "wisdom/wisdom_merge_files.hpp"

#include <utility>

#include "wisdom/wisdom_file.hpp"
#include "wisdom/wisdom_merge.hpp"

namespace dase {
namespace {

Status refused(const std::string& path, const Status& why) {
  return Status(why.code(), path + ": " + why.message());
}

Result<WisdomText> read(const std::string& path) {
  const Result<std::string> bytes = read_wisdom_file(path);
  if (!bytes.ok()) return bytes.status();
  Result<WisdomText> parsed = parse_wisdom(bytes.value());
  if (!parsed.ok()) return refused(path, parsed.status());
  return parsed;
}

Status another_build(const std::string& path, const WisdomText& found, const std::string& first,
                     const WisdomText& expected) {
  return Status(StatusCode::kIncompatible,
                path + ": line 1, field preamble: found \"" + found.preamble +
                    "\", expected that of " + first + ", \"" + expected.preamble +
                    "\": no FFTW reads both; merge the files of each build apart");
}

}  // namespace

Result<MergedFiles> merge_wisdom_files(const std::vector<std::string>& paths) {
  if (paths.empty()) {
    return Status(StatusCode::kInvalidArgument, "found no wisdom file, expected at least one");
  }
  MergedFiles merged;
  for (const std::string& path : paths) {
    Result<WisdomText> next = read(path);
    if (!next.ok()) return next.status();
    const WisdomText& text = next.value();
    if (merged.files.empty()) merged.wisdom.preamble = text.preamble;
    if (text.preamble != merged.wisdom.preamble) {
      return another_build(path, text, paths.front(), merged.wisdom);
    }
    merged.files.push_back({path, text.lines.size(), problems_gained(merged.wisdom, text)});
    Result<WisdomText> sum = merge_wisdom(merged.wisdom, text);
    if (!sum.ok()) return refused(path, sum.status());
    merged.wisdom = std::move(sum).value();
  }
  return merged;
}

}  // namespace dase
