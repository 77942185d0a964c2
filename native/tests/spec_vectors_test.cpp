// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "dase/plan.hpp"

namespace dase {
namespace {

struct Vector {
  bool valid = false;
  std::string text;
  std::string why;
};

std::vector<Vector> read_vectors() {
  std::ifstream file(DASE_SOURCE_DIR "/wisdom/specs.tsv");
  std::vector<Vector> vectors;
  for (std::string line; std::getline(file, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    vectors.push_back({line.substr(0, first) == "valid", line.substr(first + 1, second - first - 1),
                       second == std::string::npos ? "" : line.substr(second + 1)});
  }
  return vectors;
}

TEST(SpecVectors, EveryTextIsReadOrRefusedAsInJava) {
  const std::vector<Vector> vectors = read_vectors();
  ASSERT_GT(vectors.size(), 60u);
  for (const Vector& vector : vectors) {
    const Result<PlanSpec> spec = PlanSpec::parse(vector.text);
    ASSERT_EQ(spec.ok(), vector.valid) << "'" << vector.text << "' " << vector.why;
    if (vector.valid) {
      EXPECT_EQ(spec.value().text(), vector.text);
    } else {
      EXPECT_EQ(spec.status().code(), StatusCode::kInvalidArgument) << vector.text;
      EXPECT_FALSE(spec.status().message().empty()) << vector.text;
    }
  }
}

}  // namespace
}  // namespace dase
