// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

#include "support/store_fixture.hpp"

// The library's syncs and links pass through these, which take the C library's place in this
// program, and note what they did once it is done.
namespace {

enum class Step { kSynced, kLinked };

struct Noted {
  Step step;
  ino_t inode;
};

std::vector<Noted>& noted() {
  static auto* steps = new std::vector<Noted>;
  return *steps;
}

int note(int result, Step step, const struct stat& status) {
  static auto* mutex = new std::mutex;
  const std::lock_guard<std::mutex> lock(*mutex);
  if (result == 0) noted().push_back({step, status.st_ino});
  return result;
}

int sync(long call, int fd) {
  struct stat status {};
  ::fstat(fd, &status);
  return note(static_cast<int>(::syscall(call, fd)), Step::kSynced, status);
}

}  // namespace

extern "C" int fdatasync(int fd) { return sync(SYS_fdatasync, fd); }

extern "C" int fsync(int fd) { return sync(SYS_fsync, fd); }

extern "C" int link(const char* from, const char* to) noexcept {
  struct stat status {};
  ::stat(from, &status);
  return note(::linkat(AT_FDCWD, from, AT_FDCWD, to, 0), Step::kLinked, status);
}

namespace dase {
namespace {

using testing::text_entry;

const EntryKey kKey{"state_profiles", "profile"};
const EntryKey kOther{"state_profiles", "other"};

/// When that was done to the file for the first time, from 1; 0: never.
std::ptrdiff_t when(Step step, const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return 0;
  const auto found = std::find_if(noted().begin(), noted().end(), [&](const Noted& each) {
    return each.step == step && each.inode == status.st_ino;
  });
  return found == noted().end() ? 0 : found - noted().begin() + 1;
}

bool was_synced(const std::filesystem::path& path) { return when(Step::kSynced, path) > 0; }

class StoreDurability : public testing::StoreFixture {
 protected:
  StoreDurability() { noted().clear(); }

  void put_with(Durability durability, const EntryKey& key) {
    StoreOptions with = options();
    with.durability = durability;
    ASSERT_TRUE(Store(root_.string(), with).put(key, text_entry("value")).ok());
  }
};

TEST_F(StoreDurability, NoneSyncsNothing) {
  put_with(Durability::kNone, kKey);
  EXPECT_TRUE(std::none_of(noted().begin(), noted().end(),
                           [](const Noted& each) { return each.step == Step::kSynced; }));
}

TEST_F(StoreDurability, FileSyncsTheBlobAndTheRecord) {
  put_with(Durability::kFile, kKey);
  EXPECT_TRUE(was_synced(blob_of(kKey)));
  EXPECT_TRUE(was_synced(under("records").at(0)));
}

TEST_F(StoreDurability, ARecordIsNamedOnceItAndItsBlobAreSyncedAndTheBlobIsNamed) {
  put_with(Durability::kFile, kKey);
  const auto record = under("records").at(0);
  const std::ptrdiff_t committed = when(Step::kLinked, record);
  EXPECT_LT(0, when(Step::kSynced, record));
  EXPECT_LT(when(Step::kSynced, record), committed);
  EXPECT_LT(0, when(Step::kSynced, blob_of(kKey)));
  EXPECT_LT(when(Step::kSynced, blob_of(kKey)), when(Step::kLinked, blob_of(kKey)));
  EXPECT_LT(when(Step::kLinked, blob_of(kKey)), committed);
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
