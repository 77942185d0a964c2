// SPDX-License-Identifier: MIT
//
// bench_fill_store ROOT COUNT: a store of COUNT entries of 8 KB, not synced.
#include <cstdlib>
#include <iostream>

#include "entries.hpp"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: bench_fill_store ROOT COUNT\n";
    return 2;
  }
  dase::StoreOptions options;
  options.durability = dase::Durability::kNone;
  options.fold_statistics = false;
  dase::Store store(argv[1], options);
  std::mt19937_64 random(20260101);
  const std::size_t count = std::strtoull(argv[2], nullptr, 10);
  for (std::size_t i = 0; i < count; ++i) {
    const auto outcome = store.put(dase::bench::entry_key(i), dase::bench::random_entry(random));
    if (!outcome.ok()) {
      std::cerr << "bench_fill_store: " << outcome.status().message() << '\n';
      return 1;
    }
  }
  return 0;
}
