// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

#include "dase/planner.hpp"
#include "support/arrays.hpp"
#include "support/files.hpp"
#include "support/temp_dir.hpp"

namespace dase::testing {

/// A shell script in the place of `dase_planner`.
inline std::string script(const TempDir& folder, const std::string& body) {
  const std::filesystem::path path = folder / "helper";
  write_file(path, "#!/bin/sh\n" + body + "\n");
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  return path.string();
}

/// Options of a planner with a helper, whose warnings are collected.
class HelperOptions {
 public:
  PlannerOptions with(const std::string& helper = DASE_PLANNER_PROGRAM) {
    PlannerOptions options;
    options.helper = helper;
    options.store.durability = Durability::kNone;
    options.store.warn = [this](const std::string& text) {
      const std::lock_guard<std::mutex> lock(mutex_);
      warnings_.push_back(text);
    };
    return options;
  }
  std::vector<std::string> warnings() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return warnings_;
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> warnings_;
};

/// What a listener heard, for a test to wait for.
class Heard {
 public:
  std::function<void(const PlanUpgrade&)> listener() {
    return [this](const PlanUpgrade& upgrade) {
      const std::lock_guard<std::mutex> lock(mutex_);
      upgrades_.push_back(upgrade);
      changed_.notify_all();
    };
  }
  /// Serves what there is, and tells this of what comes of the search.
  PlanOptions serve() {
    PlanOptions options;
    options.mode = PlanMode::kServeThenUpgrade;
    options.listener = listener();
    return options;
  }
  PlanUpgrade wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return !upgrades_.empty(); });
    return upgrades_.front();
  }
  std::size_t count() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return upgrades_.size();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<PlanUpgrade> upgrades_;
};

/// Whether a complex forward plan computes the transform from its definition.
inline ::testing::AssertionResult is_right(const Result<Plan>& plan) {
  if (!plan.ok()) return ::testing::AssertionFailure() << plan.status().message();
  const PlanSpec& spec = plan->spec();
  const Arrays arrays(spec);
  const auto points = static_cast<std::size_t>(spec.input_extent());
  std::vector<Complex> input(points);
  for (std::size_t i = 0; i < points; ++i) {
    input[i] = {arrays.in()[2 * i], arrays.in()[2 * i + 1]};
  }
  const Status status = plan->execute(arrays.in(), arrays.out());
  if (!status.ok()) return ::testing::AssertionFailure() << status.message();
  const std::vector<Complex> expected = direct_dft(spec.sizes(), input, -1);
  long double error = 0;
  long double norm = 0;
  for (std::size_t i = 0; i < points; ++i) {
    error += std::norm(expected[i] - Complex(arrays.out()[2 * i], arrays.out()[2 * i + 1]));
    norm += std::norm(expected[i]);
  }
  if (error <= 1e-28L * norm) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << "relative error " << std::sqrt(error / norm);
}

}  // namespace dase::testing
