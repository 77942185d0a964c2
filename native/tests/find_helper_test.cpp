// SPDX-License-Identifier: MIT
#include "planner/helper/find_helper.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>

namespace dase {
namespace {

class FindHelper : public ::testing::Test {
 protected:
  FindHelper() { ::unsetenv("DASE_PLANNER"); }
};

TEST_F(FindHelper, WhatIsGivenIsTheOnlyPlace) {
  EXPECT_EQ(helper_places("/given"), std::vector<std::string>{"/given"});
}

TEST_F(FindHelper, WhatTheEnvironmentNamesIsTheOnlyPlace) {
  ::setenv("DASE_PLANNER", "/named", 1);
  EXPECT_EQ(helper_places(""), std::vector<std::string>{"/named"});
  ::unsetenv("DASE_PLANNER");
}

TEST_F(FindHelper, NoPlaceIsNamedTwice) {
  const std::vector<std::string> places = helper_places("");
  EXPECT_EQ(std::set<std::string>(places.begin(), places.end()).size(), places.size());
}

TEST_F(FindHelper, TheFolderThatThisBuildInstallsIntoComesLast) {
  const std::filesystem::path last = helper_places("").back();
  EXPECT_TRUE(last.is_absolute()) << last;
  EXPECT_EQ(last.filename(), "dase_planner");
  EXPECT_EQ(last.parent_path().filename(), "dase-cache");
  EXPECT_EQ(last.string().find(std::filesystem::read_symlink("/proc/self/exe").parent_path()),
            std::string::npos);
}

}  // namespace
}  // namespace dase
