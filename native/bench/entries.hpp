// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "dase/npy.hpp"
#include "dase/store.hpp"

namespace dase::bench {

/// Entry `index` of the benchmark store, in a category that revalidates. Java names it alike.
inline EntryKey entry_key(std::size_t index) {
  return {"state_profiles", "entry_" + std::to_string(index)};
}

/// An .npy file of 8,192 bytes: 1,008 doubles in [1, 2), no two alike.
inline NewEntry random_entry(std::mt19937_64& random) {
  std::uniform_real_distribution<double> uniform(1.0, 2.0);
  std::vector<double> values(1008);
  for (double& value : values) value = uniform(random);
  NewEntry entry;
  entry.content = write_npy_f64(values.data(), {values.size()});
  entry.extension = "npy";
  return entry;
}

}  // namespace dase::bench
