// SPDX-License-Identifier: MIT
#include <sys/wait.h>
#include <unistd.h>

#include "support/store_fixture.hpp"

namespace dase {
namespace {

using testing::TempDir;
using testing::text_entry;
using testing::write_file;

const EntryKey kKey{"state_profiles", "profile"};
constexpr uid_t kAnotherUser = 65534;

/// A store whose warnings are kept.
class StoreDegrade : public testing::StoreFixture {
 protected:
  StoreOptions listening() {
    StoreOptions with = options();
    with.warn = [this](const std::string& text) { warnings_.push_back(text); };
    return with;
  }

  /// Runs `check` in a process of another user, for whom modes count; false if it fails. Where
  /// this process may not change its user, modes count for it anyway.
  template <typename Check>
  static bool as_another_user(Check check) {
    const pid_t child = ::fork();
    if (child == 0) {
      const bool changed =
          ::getuid() != 0 || (::setgid(kAnotherUser) == 0 && ::setuid(kAnotherUser) == 0);
      ::_exit(changed && check() ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

  std::vector<std::string> warnings_;
};

TEST_F(StoreDegrade, ARootThatCannotBeMadeSkipsPutsWithOneWarning) {
  write_file(root_ / "file", "x");
  Store store((root_ / "file/cache").string(), listening());
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(store.put(kKey, text_entry("x")).status().code(), StatusCode::kUnavailable);
    EXPECT_FALSE(store.get(kKey).entry);
    EXPECT_FALSE(store.exists(kKey));
  }
  EXPECT_FALSE(store.erase(kKey).ok());
  EXPECT_TRUE(store.list().empty());
  EXPECT_EQ(warnings_.size(), 1u);
}

TEST_F(StoreDegrade, AHigherMajorIsNotTouched) {
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  for (const char* marker : {"{\"format\":\"dase-store\",\"major\":2,\"minor\":0}\n",
                             "{\"format\":\"other\",\"major\":1,\"minor\":0}\n", "", "garbage"}) {
    write_file(root_ / ".store/STORE", marker);
    const auto before = testing::files_under(root_.path());
    Store store(root_.string(), listening());
    EXPECT_EQ(store.get(kKey).reason, MissReason::kSchema) << marker;
    EXPECT_EQ(store.put(kKey, text_entry("x")).status().code(), StatusCode::kIncompatible);
    EXPECT_TRUE(store.list().empty());
    store.flush_statistics();
    EXPECT_EQ(testing::files_under(root_.path()), before);
  }
  EXPECT_EQ(warnings_.size(), 1u);
  write_file(root_ / ".store/STORE",
             "{\"format\":\"dase-store\",\"major\":1,\"minor\":7,\"more\":\"x\"}\n");
  EXPECT_EQ(fresh_content(kKey), "value");
}

TEST_F(StoreDegrade, AFolderThatMayNotBeWrittenStillServesReads) {
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  const auto writable = [&](bool on) {
    const auto all = std::filesystem::perms::owner_write | std::filesystem::perms::group_write |
                     std::filesystem::perms::others_write;
    for (const auto& item : std::filesystem::recursive_directory_iterator(root_.path())) {
      if (item.is_directory() && !item.is_symlink()) {
        std::filesystem::permissions(
            item.path(), on ? std::filesystem::perms::owner_write : all,
            on ? std::filesystem::perm_options::add : std::filesystem::perm_options::remove);
      }
    }
  };
  writable(false);
  EXPECT_TRUE(as_another_user([&] {
    Store store(root_.string(), listening());
    const Lookup found = store.get(kKey);
    const auto put = store.put({"state_profiles", "new"}, text_entry("x"));
    const auto again = store.put({"state_profiles", "new"}, text_entry("y"));
    const auto same = store.put(kKey, text_entry("value"));
    store.flush_statistics();
    return found.entry && *found.entry->content == "value" &&
           put.status().code() == StatusCode::kUnavailable && !again.ok() && same.ok() &&
           !same->written && warnings_.size() == 1;
  }));
  writable(true);
}

TEST_F(StoreDegrade, AFolderThatMayNotBeReadMissesWithIo) {
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  std::filesystem::permissions(root_ / ".store", std::filesystem::perms::none);
  EXPECT_TRUE(as_another_user([&] {
    Store store(root_.string(), listening());
    return store.get(kKey).reason == MissReason::kIo &&
           store.put(kKey, text_entry("x")).status().code() == StatusCode::kUnavailable;
  }));
  std::filesystem::permissions(root_ / ".store", std::filesystem::perms::owner_all);
}

TEST_F(StoreDegrade, AnUpdateOfWhatCannotBeReadIsSkipped) {
  if (::getuid() != 0) GTEST_SKIP() << "needs the right to become another user";
  const mode_t before = ::umask(0);
  ASSERT_TRUE(store_.put(kKey, text_entry("older")).ok());
  ASSERT_TRUE(store_.put(kKey, text_entry("newer")).ok());
  for (const auto& item : std::filesystem::recursive_directory_iterator(root_.path())) {
    if (item.is_directory()) std::filesystem::permissions(item, std::filesystem::perms::all);
  }
  std::filesystem::permissions(blob_of(kKey), std::filesystem::perms::none);
  EXPECT_TRUE(as_another_user([&] {
    Store store(root_.string(), listening());
    const auto outcome =
        store.update(kKey, {}, [](const Entry*) -> Result<std::optional<NewEntry>> {
          return std::optional<NewEntry>(text_entry("instead"));
        });
    return outcome.status().code() == StatusCode::kIo && warnings_.size() == 1;
  }));
  ::umask(before);
  EXPECT_EQ(fresh_content(kKey), "newer");
}

TEST_F(StoreDegrade, TwoUsersOfASharedFolderExtendOneAnothersChains) {
  if (::getuid() != 0) GTEST_SKIP() << "needs the right to become another user";
  const mode_t before = ::umask(0);
  ASSERT_TRUE(store_.put(kKey, text_entry("root's value")).ok());
  for (const auto& item : std::filesystem::recursive_directory_iterator(root_.path())) {
    if (item.is_directory()) std::filesystem::permissions(item, std::filesystem::perms::all);
  }
  std::filesystem::permissions(root_.path(), std::filesystem::perms::all);
  const auto blob = under("blobs").at(0);
  const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours(2);
  std::filesystem::last_write_time(blob, old);
  EXPECT_TRUE(as_another_user([&] {
    Store store(root_.string(), listening());
    const bool shared =
        store.put({"state_profiles", "another key"}, text_entry("root's value")).ok();
    const auto put = store.put(kKey, text_entry("another user's value"));
    return shared && put.ok() && put->generation == 2 && warnings_.empty();
  }));
  ::umask(before);
  EXPECT_EQ(fresh_content(kKey), "another user's value");
  EXPECT_GT(std::filesystem::last_write_time(blob), old + std::chrono::hours(1))
      << "the blob of another user is replaced when its time of use cannot be set";
}

TEST_F(StoreDegrade, AStoreThatWasRemovedUnderAProcessIsMadeAnew) {
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  std::filesystem::remove_all(root_.path());
  EXPECT_EQ(store_.get(kKey).reason, MissReason::kCold);
  ASSERT_TRUE(store_.put(kKey, text_entry("value")).ok());
  EXPECT_EQ(fresh_content(kKey), "value");
  EXPECT_TRUE(std::filesystem::exists(root_ / ".store/STORE"));
}

}  // namespace
}  // namespace dase
