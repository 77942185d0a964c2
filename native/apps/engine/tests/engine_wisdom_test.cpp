// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine_process.hpp"

namespace {

using dase::testing::files_under;
using dase::testing::Finished;
using dase::testing::read_file;
using dase::testing::run_engine;
using dase::testing::TempDir;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;

class EngineWisdom : public ::testing::Test {
 protected:
  static Finished export_to(const std::string& directory, const std::string& root) {
    return run_engine({"--export-fftw-wisdom", directory, "--rigor", "estimate", "--root", root});
  }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  static std::vector<std::string> names(const std::string& directory) {
    std::vector<std::string> found;
    for (const auto& file : files_under(directory)) {
      found.push_back(file.filename().string());
    }
    return found;
  }

  TempDir folder_;
};

TEST_F(EngineWisdom, writes_a_file_for_each_standard_transform_and_for_what_the_store_holds) {
  ASSERT_EQ(
      run_engine({"plan", "fft_1d_24/forward/out/1/measure", "--root", path("root")}).exit_code, 0);
  const Finished exported = export_to(path("out"), path("root"));
  EXPECT_EQ(exported.exit_code, 0) << exported.err;
  EXPECT_THAT(exported.out, AllOf(HasSubstr("planned: 13 of 13"), HasSubstr("exported: 14 ")));
  EXPECT_THAT(names(path("out")),
              IsSupersetOf({"fft_1d_24.wisdom", "fft_1d_64.wisdom", "fft_2d_512x512.wisdom",
                            "fft_3d_128x128x128.wisdom"}));
  EXPECT_EQ(names(path("out")).size(), 14u);
}

TEST_F(EngineWisdom, plans_nothing_again_when_it_exports_again) {
  ASSERT_EQ(export_to(path("out"), path("root")).exit_code, 0);
  const Finished again = export_to(path("other"), path("root"));
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(again.out, HasSubstr("planned: 0 of 13"));
  EXPECT_EQ(names(path("other")).size(), 13u);
}

TEST_F(EngineWisdom, merges_into_the_wisdom_folder_of_another_store) {
  ASSERT_EQ(
      run_engine({"plan", "fft_1d_24/forward/out/1/measure", "--root", path("other")}).exit_code,
      0);
  const Finished exported = export_to(path("other") + "/fftw_wisdom", path("root"));
  EXPECT_EQ(exported.exit_code, 0) << exported.err;
  for (const char* key : {"fft_1d_24", "fft_1d_64", "fft_3d_32x32x32"}) {
    EXPECT_EQ(run_engine({"exists", "fftw_wisdom", key, "--root", path("other")}).exit_code, 0)
        << key;
  }
}

TEST_F(EngineWisdom, takes_in_what_it_wrote) {
  ASSERT_EQ(export_to(path("out"), path("root")).exit_code, 0);
  const Finished imported =
      run_engine({"--import-fftw-wisdom", path("out"), "--root", path("other")});
  EXPECT_EQ(imported.exit_code, 0) << imported.err;
  EXPECT_THAT(imported.out, HasSubstr("imported: 13 "));
  const Finished planned =
      run_engine({"plan", "fft_3d_128x128x128/backward/in/1/estimate", "--root", path("other")});
  EXPECT_THAT(planned.out, HasSubstr("\tforeign\t"));
}

TEST_F(EngineWisdom, refuses_to_import_from_a_folder_that_is_not_there) {
  const Finished imported =
      run_engine({"--import-fftw-wisdom", path("nowhere"), "--root", path("root")});
  EXPECT_NE(imported.exit_code, 0);
  EXPECT_THAT(imported.err, HasSubstr("nowhere"));
}

TEST_F(EngineWisdom, says_no_when_a_folder_holds_no_wisdom) {
  dase::testing::write_file(folder_ / "fft_1d_8.wisdom", "<html>");
  const Finished imported =
      run_engine({"--import-fftw-wisdom", folder_.string(), "--root", path("root")});
  EXPECT_EQ(imported.exit_code, 1);
  EXPECT_THAT(imported.err, AllOf(HasSubstr("fft_1d_8.wisdom"), HasSubstr("nothing was taken in")));
}

TEST_F(EngineWisdom, reports_a_store_that_cannot_keep_what_it_plans) {
  dase::testing::write_file(folder_ / "file", "");
  const Finished exported = export_to(path("out"), path("file"));
  EXPECT_EQ(exported.exit_code, 3) << exported.out;
  EXPECT_THAT(exported.err, HasSubstr("file"));
}

}  // namespace
