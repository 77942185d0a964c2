// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "dase/npy.hpp"
#include "dase/store.hpp"
#include "grunwald_letnikov.hpp"

namespace dase::testing {

/// Puts `content` under the key of a kernel, as a `.npy` file.
inline void store_kernel_bytes(const std::string& root, double alpha, double dt, std::int64_t n,
                               const std::string& content) {
  NewEntry value;
  value.content = content;
  value.extension = "npy";
  const auto put = Store(root).put({"fractional_kernels", kernel_key(alpha, dt, n).value()}, value);
  if (!put.ok()) {
    throw std::runtime_error(put.status().message());
  }
}

/// Puts the weights of a kernel, each times `factor`.
inline void store_kernel(const std::string& root, double alpha, double dt, std::int64_t n,
                         double factor = 1.0) {
  std::vector<double> weights = engine::grunwald_letnikov(alpha, dt, n).value();
  for (double& weight : weights) {
    weight *= factor;
  }
  store_kernel_bytes(root, alpha, dt, n, write_npy_f64(weights.data(), {weights.size()}));
}

}  // namespace dase::testing
