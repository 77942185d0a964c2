// SPDX-License-Identifier: MIT
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/store_fixture.hpp"

// The library's syncs pass through these, which take the C library's place in this program.
namespace {

std::vector<ino_t>& synced() {
  static auto* inodes = new std::vector<ino_t>;
  return *inodes;
}

void note(int fd) {
  struct stat status {};
  if (::fstat(fd, &status) == 0) synced().push_back(status.st_ino);
}

}  // namespace

extern "C" int fdatasync(int fd) {
  note(fd);
  return static_cast<int>(::syscall(SYS_fdatasync, fd));
}

extern "C" int fsync(int fd) {
  note(fd);
  return static_cast<int>(::syscall(SYS_fsync, fd));
}

namespace dase {
namespace {

using testing::text_entry;

const EntryKey kKey{"state_profiles", "profile"};
const EntryKey kOther{"state_profiles", "other"};

bool was_synced(const std::filesystem::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 &&
         std::count(synced().begin(), synced().end(), status.st_ino) > 0;
}

class StoreDurability : public testing::StoreFixture {
 protected:
  StoreDurability() { synced().clear(); }

  void put_with(Durability durability, const EntryKey& key) {
    StoreOptions with = options();
    with.durability = durability;
    ASSERT_TRUE(Store(root_.string(), with).put(key, text_entry("value")).ok());
  }
};

TEST_F(StoreDurability, NoneSyncsNothing) {
  put_with(Durability::kNone, kKey);
  EXPECT_TRUE(synced().empty());
}

TEST_F(StoreDurability, FileSyncsTheBlobAndTheRecord) {
  put_with(Durability::kFile, kKey);
  EXPECT_TRUE(was_synced(blob_of(kKey)));
  EXPECT_TRUE(was_synced(under("records").at(0)));
}

TEST_F(StoreDurability, FileSyncsABlobThatAnotherWriterLeftUnsynced) {
  put_with(Durability::kNone, kKey);
  put_with(Durability::kFile, kOther);
  EXPECT_TRUE(was_synced(blob_of(kKey)));
}

TEST_F(StoreDurability, FullSyncsEveryFolderThatHoldsSomethingNew) {
  put_with(Durability::kFull, kKey);
  const auto shard = blob_of(kKey).parent_path();
  const auto records = under("records").at(0).parent_path();
  for (const auto& folder :
       {shard, shard.parent_path(), records, records.parent_path(), root_ / ".store"}) {
    EXPECT_TRUE(was_synced(folder)) << folder;
  }
}

}  // namespace
}  // namespace dase
