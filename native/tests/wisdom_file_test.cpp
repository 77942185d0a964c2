// SPDX-License-Identifier: MIT
#include "wisdom/wisdom_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "support/files.hpp"
#include "support/temp_dir.hpp"

namespace dase {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

class WisdomFile : public ::testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& bytes) const {
    testing::write_file(folder_ / name, bytes);
    return (folder_ / name).string();
  }

  testing::TempDir folder_;
};

TEST_F(WisdomFile, IsReadToTheLastByte) {
  for (const std::size_t size : {0U, 1U, 4096U, 100000U}) {
    const std::string bytes(size, 'x');
    const auto found = read_wisdom_file(write("a", bytes));
    ASSERT_TRUE(found.ok()) << found.status().message();
    EXPECT_EQ(found.value(), bytes);
  }
}

TEST_F(WisdomFile, IsReadThroughASymbolicLink) {
  write("target", "bytes");
  fs::create_symlink("target", folder_ / "head");
  EXPECT_EQ(read_wisdom_file(folder_ / "head").value(), "bytes");
}

TEST_F(WisdomFile, OfTheCapIsReadAndOneByteMoreIsRefused) {
  EXPECT_TRUE(read_wisdom_file(write("a", std::string(100, 'x')), 100).ok());
  const auto refused = read_wisdom_file(write("b", std::string(101, 'x')), 100);
  EXPECT_EQ(refused.status().code(), StatusCode::kCorrupt);
  EXPECT_THAT(refused.status().message(), HasSubstr("at most 100 bytes"));
}

TEST_F(WisdomFile, BehindALinkThatLeadsNowhereIsNotFound) {
  fs::create_symlink("none", folder_ / "head");
  EXPECT_EQ(read_wisdom_file(folder_ / "head").status().code(), StatusCode::kNotFound);
}

TEST_F(WisdomFile, BehindALinkThatLeadsToItselfIsAnError) {
  fs::create_symlink("loop", folder_ / "loop");
  EXPECT_EQ(read_wisdom_file(folder_ / "loop").status().code(), StatusCode::kIo);
}

TEST_F(WisdomFile, ThatIsMissingIsNotFound) {
  const auto missing = read_wisdom_file(folder_ / "none");
  EXPECT_EQ(missing.status().code(), StatusCode::kNotFound);
  EXPECT_THAT(missing.status().message(), HasSubstr("none"));
}

// On this input fftw_import_wisdom_from_filename of FFTW 3.3.10 waits for ever.
TEST_F(WisdomFile, ThatIsAFifoIsRefusedWithoutWaiting) {
  const std::string fifo = folder_ / "fifo";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  EXPECT_EQ(read_wisdom_file(fifo).status().code(), StatusCode::kInvalidArgument);
}

// On this input fftw_import_wisdom_from_filename of FFTW 3.3.10 loops for ever.
TEST_F(WisdomFile, ThatIsAnEndlessDeviceIsRefused) {
  const auto refused = read_wisdom_file("/dev/zero");
  EXPECT_EQ(refused.status().code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(refused.status().message(), HasSubstr("expected a regular file"));
}

TEST_F(WisdomFile, ThatIsAFolderIsRefused) {
  EXPECT_EQ(read_wisdom_file(folder_.string()).status().code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace dase
