// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace dase::bench {

/// Times of one thing, printed as one JSON line: quartiles in microseconds. One thread.
class Samples {
 public:
  explicit Samples(std::string name) : name_(std::move(name)) {}

  /// Times one call, and returns what it returns.
  template <typename Work>
  auto time(Work&& work) {
    const auto start = std::chrono::steady_clock::now();
    auto result = work();
    add(std::chrono::steady_clock::now() - start);
    return result;
  }

  void add(std::chrono::nanoseconds time) {
    us_.push_back(std::chrono::duration<double, std::micro>(time).count());
  }

  void print() {
    std::sort(us_.begin(), us_.end());
    std::printf("{\"name\":\"%s\",\"us\":[%.4f,%.4f,%.4f],\"n\":%zu}\n", name_.c_str(), at(1),
                at(2), at(3), us_.size());
  }

 private:
  double at(std::size_t quarter) const {
    return us_.empty() ? 0.0 : us_[(us_.size() - 1) * quarter / 4];
  }

  std::string name_;
  std::vector<double> us_;
};

}  // namespace dase::bench
