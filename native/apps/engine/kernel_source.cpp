// SPDX-License-Identifier: MIT
#include "kernel_source.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "dase/key.hpp"
#include "dase/npy.hpp"
#include "grunwald_letnikov.hpp"

namespace dase::engine {
namespace {

constexpr const char* kCategory = "fractional_kernels";

struct Candidate {
  std::int64_t weights;
  std::string key;
};

/// The n of `<prefix><n>` in canonical decimal.
std::optional<std::int64_t> weights_named(std::string_view key, std::string_view prefix) {
  if (key.substr(0, prefix.size()) != prefix) {
    return std::nullopt;
  }
  const std::string_view digits = key.substr(prefix.size());
  std::int64_t n = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
  if (error != std::errc() || n < 1 || std::to_string(n) != digits) {
    return std::nullopt;
  }
  return n;
}

std::vector<Candidate> candidates(Store& store, const std::string& prefix, std::int64_t count) {
  std::vector<Candidate> found;
  for (const Record& record : store.list(kCategory)) {
    const auto n = weights_named(record.entry.key, prefix);
    if (n && *n >= count) {
      found.push_back({*n, record.entry.key});
    }
  }
  std::sort(found.begin(), found.end(),
            [](const Candidate& a, const Candidate& b) { return a.weights < b.weights; });
  return found;
}

Status unsound(const std::string& key, const std::string& found) {
  return {StatusCode::kCorrupt,
          std::string(kCategory) + " " + key + " cannot serve: " + found + "; `dase-cache clear " +
              kCategory + " " + key +
              "` removes it, `dase-cache warmup` makes the standard ones anew"};
}

/// The first `count` of the n weights that an entry holds.
Result<std::vector<double>> read(Store& store, const Candidate& candidate, std::int64_t count) {
  const Lookup found = store.get({kCategory, candidate.key});
  if (!found.entry) {
    return unsound(candidate.key, to_string(found.reason) + (": " + found.detail));
  }
  const auto array = parse_npy(*found.entry->content);
  if (!array.ok()) {
    return unsound(candidate.key, array.status().message());
  }
  if (array->shape.size() != 1 || array->count != static_cast<std::size_t>(candidate.weights)) {
    return unsound(candidate.key, "found " + std::to_string(array->count) + " values in " +
                                      std::to_string(array->shape.size()) +
                                      " dimensions, expected the one row that the key names");
  }
  auto weights = array->copy<double>();
  if (!weights.ok()) {
    return unsound(candidate.key, weights.status().message());
  }
  std::vector<double> first = std::move(weights).value();
  first.resize(static_cast<std::size_t>(count));
  if (!std::all_of(first.begin(), first.end(), [](double w) { return std::isfinite(w); })) {
    return unsound(candidate.key, "found a weight that is not finite");
  }
  return first;
}

}  // namespace

Result<Kernel> find_kernel(Store& store, double alpha, double dt, std::int64_t count) {
  const auto key = kernel_key(alpha, dt, count);
  if (!key.ok()) {
    return key.status();
  }
  const std::string prefix = key.value().substr(0, key.value().rfind('_') + 1);
  Kernel kernel;
  for (const Candidate& candidate : candidates(store, prefix, count)) {
    auto weights = read(store, candidate, count);
    if (weights.ok()) {
      kernel.weights = std::move(weights).value();
      kernel.key = candidate.key;
      return kernel;
    }
    kernel.unusable.push_back(weights.status().message());
  }
  auto computed = grunwald_letnikov(alpha, dt, count);
  if (!computed.ok()) {
    return computed.status();
  }
  kernel.weights = std::move(computed).value();
  return kernel;
}

}  // namespace dase::engine
