// SPDX-License-Identifier: MIT
//
// Whatever the bytes: the parser ends without a crash, a refusal says why, what was read is printed
// and read again unchanged, and a merge is stable.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "wisdom/wisdom_merge.hpp"
#include "wisdom/wisdom_text.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

dase::WisdomText reparsed(const dase::WisdomText& wisdom) {
  auto again = dase::parse_wisdom(dase::print_wisdom(wisdom));
  require(again.ok());
  require(again.value().preamble == wisdom.preamble);
  return std::move(again).value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto wisdom = dase::parse_wisdom({reinterpret_cast<const char*>(data), size});
  if (!wisdom.ok()) {
    require(wisdom.status().code() == dase::StatusCode::kCorrupt);
    require(wisdom.status().message().find("field ") != std::string_view::npos);
    return 0;
  }
  dase::WisdomText sorted = wisdom.value();
  std::sort(sorted.lines.begin(), sorted.lines.end());
  require(reparsed(sorted).lines == sorted.lines);

  const auto merged = dase::merge_wisdom(wisdom.value(), wisdom.value());
  require(merged.ok());
  require(reparsed(merged.value()).lines == merged.value().lines);
  require(dase::covers(merged.value(), wisdom.value()));
  require(dase::merge_wisdom(merged.value(), wisdom.value()).value().lines == merged.value().lines);
  return 0;
}
