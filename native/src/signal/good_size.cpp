// SPDX-License-Identifier: MIT
#include <algorithm>
#include <limits>
#include <string>

#include "dase/frequencies.hpp"

namespace dase {
namespace {

std::int64_t times(std::int64_t size, std::int64_t factor) {
  return size > kMaxGoodSize / factor ? std::numeric_limits<std::int64_t>::max() : size * factor;
}

std::int64_t doubled_up_to(std::int64_t n, std::int64_t odd) {
  std::int64_t size = odd;
  while (size < n) size = times(size, 2);
  return size;
}

}  // namespace

Result<std::int64_t> good_size(std::int64_t n) {
  if (n < 1 || n > kMaxGoodSize) {
    return Status(StatusCode::kInvalidArgument, "the size asked for is " + std::to_string(n) +
                                                    "; expected 1 to " +
                                                    std::to_string(kMaxGoodSize) + " (2^62)");
  }
  std::int64_t best = kMaxGoodSize;
  for (std::int64_t last : {1, 11, 13}) {
    for (std::int64_t sevens = last; sevens <= best; sevens = times(sevens, 7)) {
      for (std::int64_t fives = sevens; fives <= best; fives = times(fives, 5)) {
        for (std::int64_t odd = fives; odd <= best; odd = times(odd, 3)) {
          best = std::min(best, doubled_up_to(n, odd));
        }
      }
    }
  }
  return best;
}

Result<std::int64_t> good_even_size(std::int64_t n) {
  const bool in_range = n >= 1 && n <= kMaxGoodSize;
  Result<std::int64_t> half = good_size(in_range ? (n + 1) / 2 : n);
  if (half.ok()) half.value() *= 2;
  return half;
}

}  // namespace dase
