// SPDX-License-Identifier: MIT
#include "support/store_fixture.hpp"

namespace dase {
namespace {

using testing::read_file;
using testing::text_entry;
using testing::write_file;
using StoreHeads = testing::StoreFixture;

const EntryKey kKey{"stencils", "laplacian/2d"};

TEST_F(StoreHeads, AHeadIsARelativeLinkToTheNewestBlob) {
  ASSERT_TRUE(store_.put(kKey, text_entry("one")).ok());
  const auto head = root_ / "stencils/laplacian%2F2d.bin";
  ASSERT_TRUE(std::filesystem::is_symlink(head));
  const std::string digest = store_.get(kKey).entry->record.blob_sha256;
  EXPECT_EQ(std::filesystem::read_symlink(head).string(),
            "../.store/blobs/" + digest.substr(0, 3) + "/" + digest + ".bin");
  EXPECT_EQ(read_file(head), "one");
  ASSERT_TRUE(store_.put(kKey, text_entry("two")).ok());
  EXPECT_EQ(read_file(head), "two");
}

TEST_F(StoreHeads, AFileThatSomebodyElsePutAtTheNameIsNotTouched) {
  const auto head = root_ / "stencils/laplacian%2F2d.bin";
  std::filesystem::create_directory(root_ / "stencils");
  write_file(head, "mine");
  ASSERT_TRUE(store_.put(kKey, text_entry("one")).ok());
  ASSERT_TRUE(store_.erase(kKey).ok());
  EXPECT_EQ(read_file(head), "mine");
  std::filesystem::remove(head);
  std::filesystem::create_symlink("/elsewhere", head);
  ASSERT_TRUE(store_.put(kKey, text_entry("one")).ok());
  EXPECT_EQ(std::filesystem::read_symlink(head), "/elsewhere");
}

TEST_F(StoreHeads, ADeletedKeyLosesItsHead) {
  ASSERT_TRUE(store_.put(kKey, text_entry("one")).ok());
  ASSERT_TRUE(store_.erase(kKey).ok());
  EXPECT_TRUE(std::filesystem::is_empty(root_ / "stencils"));
}

TEST_F(StoreHeads, AnotherExtensionReplacesTheOldHead) {
  ASSERT_TRUE(store_.put(kKey, text_entry("one")).ok());
  NewEntry value = text_entry("{}");
  value.extension = "json";
  ASSERT_TRUE(store_.put(kKey, value).ok());
  EXPECT_EQ(read_file(root_ / "stencils/laplacian%2F2d.json"), "{}");
  EXPECT_FALSE(std::filesystem::is_symlink(root_ / "stencils/laplacian%2F2d.bin"));
}

TEST_F(StoreHeads, AfterTheDeletionOfOneVariantTheHeadPointsToAnother) {
  const EntryKey key{"fftw_wisdom", "fft_1d_64"};
  const Variant first{"aaaaaaaaaaaaaaaa", "hard", "a"};
  const Variant second{"bbbbbbbbbbbbbbbb", "hard", "b"};
  ASSERT_TRUE(store_.put(key, text_entry("first"), first).ok());
  ASSERT_TRUE(store_.put(key, text_entry("second"), second).ok());
  const auto head = root_ / "fftw_wisdom/fft_1d_64.bin";
  EXPECT_EQ(read_file(head), "second");
  ASSERT_TRUE(store_.erase(key, second).ok());
  EXPECT_EQ(read_file(head), "first");
  ASSERT_TRUE(store_.erase(key, first).ok());
  EXPECT_FALSE(std::filesystem::is_symlink(head));
}

TEST_F(StoreHeads, NoKeyReachesOutsideItsFolder) {
  for (const char* text : {"../../x", "/x", "..", "a/../../b"}) {
    const EntryKey key{"stencils", text};
    ASSERT_TRUE(store_.put(key, text_entry(text)).ok());
    EXPECT_EQ(fresh_content(key), text);
  }
  int heads = 0;
  for (const auto& item : std::filesystem::directory_iterator(root_ / "stencils")) {
    heads += item.is_symlink() ? 1 : 0;
  }
  EXPECT_EQ(heads, 4);
  for (const auto& item : std::filesystem::directory_iterator(root_.path())) {
    EXPECT_TRUE(item.path().filename() == "stencils" || item.path().filename() == ".store");
  }
}

}  // namespace
}  // namespace dase
