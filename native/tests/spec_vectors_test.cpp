// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "dase/plan.hpp"

namespace dase {
namespace {

using Row = std::vector<std::string>;

/// The lines of a file of vectors, cut at tabs: `valid` or `invalid`, the text, what it says.
std::vector<Row> read_vectors(const std::string& name) {
  std::ifstream file(DASE_SOURCE_DIR "/wisdom/" + name);
  std::vector<Row> rows;
  for (std::string line; std::getline(file, line);) {
    Row row;
    std::size_t begin = 0;
    for (std::size_t tab; (tab = line.find('\t', begin)) != std::string::npos; begin = tab + 1) {
      row.push_back(line.substr(begin, tab - begin));
    }
    row.push_back(line.substr(begin));
    rows.push_back(std::move(row));
  }
  return rows;
}

TEST(SpecVectors, EveryTextIsReadOrRefusedAsInJava) {
  for (const std::string file : {"specs.tsv", "specs_all.tsv"}) {
    const std::vector<Row> rows = read_vectors(file);
    ASSERT_GT(rows.size(), 60u);
    for (const Row& row : rows) {
      const Result<PlanSpec> spec = PlanSpec::parse(row.at(1));
      ASSERT_EQ(spec.ok(), row.front() == "valid") << row.at(1) << ' ' << spec.status().message();
      if (spec.ok()) {
        EXPECT_EQ(spec->text(), row.at(1));
      } else {
        EXPECT_EQ(spec.status().code(), StatusCode::kInvalidArgument) << row.at(1);
        EXPECT_FALSE(spec.status().message().empty()) << row.at(1);
      }
    }
  }
}

TEST(SpecVectors, KeysExtentsAndBytesAreThoseOfJava) {
  for (const Row& row : read_vectors("specs_all.tsv")) {
    if (row.front() != "valid") continue;
    const PlanSpec spec = PlanSpec::parse(row.at(1)).value();
    const Row found{"valid",
                    spec.text(),
                    spec.key().text(),
                    std::to_string(spec.input_extent()),
                    std::to_string(spec.output_extent()),
                    std::to_string(spec.input_bytes()),
                    std::to_string(spec.output_bytes())};
    EXPECT_EQ(found, row);
  }
}

}  // namespace
}  // namespace dase
