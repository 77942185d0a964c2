// SPDX-License-Identifier: MIT
#include "store/lease.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <thread>

#include "support/files.hpp"
#include "support/leases.hpp"

namespace dase {
namespace {

using std::chrono::milliseconds;
using testing::after;
using testing::kLeaseName;
using testing::kLongPatience;
using testing::never;
using testing::untouched;

class LeaseTest : public ::testing::Test {
 protected:
  LeaseAttempt acquire(milliseconds patience, const std::function<bool()>& is_done = never) const {
    return Lease::acquire(root_.string(), kLeaseName, after(patience), is_done, untouched());
  }
  std::filesystem::path file() const { return testing::lease_of(root_); }
  std::vector<std::filesystem::path> left() const {
    return testing::files_under(testing::leases_of(root_));
  }

  testing::TempDir root_;
};

TEST_F(LeaseTest, IsAFileWithANonceOfItsOwnWhileItIsHeld) {
  std::string first;
  {
    const LeaseAttempt attempt = acquire(kLongPatience);
    ASSERT_EQ(attempt.outcome, LeaseOutcome::kHeld);
    EXPECT_TRUE(attempt.lease.held());
    first = testing::read_file(file());
    EXPECT_THAT(left(), ::testing::ElementsAre(file()));
  }
  EXPECT_TRUE(left().empty());
  EXPECT_THAT(first, ::testing::MatchesRegex("[0-9a-f]{32}\n"));
  const LeaseAttempt again = acquire(kLongPatience);
  EXPECT_NE(testing::read_file(file()), first);
}

TEST_F(LeaseTest, MovesWithItsOwner) {
  LeaseAttempt attempt = acquire(kLongPatience);
  Lease owner;
  owner = std::move(attempt.lease);
  EXPECT_FALSE(attempt.lease.held());
  EXPECT_TRUE(owner.held());
  owner.release();
  owner.release();
  EXPECT_FALSE(owner.held());
  EXPECT_TRUE(left().empty());
}

TEST_F(LeaseTest, AWaiterGoesOnAtItsDeadlineAndLeavesNothing) {
  const LeaseAttempt held = acquire(kLongPatience);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(acquire(milliseconds(30)).outcome, LeaseOutcome::kTimedOut);
  EXPECT_GE(std::chrono::steady_clock::now() - start, milliseconds(30));
  EXPECT_THAT(left(), ::testing::ElementsAre(file()));
}

TEST_F(LeaseTest, AFreeLeaseIsHadEvenAfterTheDeadline) {
  EXPECT_EQ(acquire(milliseconds(-1)).outcome, LeaseOutcome::kHeld);
}

TEST_F(LeaseTest, AResultThatAppearsEndsTheWait) {
  const LeaseAttempt held = acquire(kLongPatience);
  int asked = 0;
  EXPECT_EQ(acquire(kLongPatience, [&] { return ++asked == 3; }).outcome, LeaseOutcome::kDone);
  EXPECT_TRUE(held.lease.held());
}

TEST_F(LeaseTest, ALeaseThatComesFreeGoesToAWaiterThatLooksForTheResultFirst) {
  LeaseAttempt held = acquire(kLongPatience);
  int asked = 0;
  const LeaseAttempt next = acquire(kLongPatience, [&] {
    held.lease.release();
    ++asked;
    return false;
  });
  EXPECT_EQ(next.outcome, LeaseOutcome::kHeld);
  EXPECT_EQ(asked, 2) << "once while it waited, once when it held the lease";
}

TEST_F(LeaseTest, WhatTheCallbackThrowsIsPassedOnAndTheLeaseIsFree) {
  const auto fail = []() -> bool { throw std::runtime_error("unreadable"); };
  EXPECT_THROW(acquire(kLongPatience, fail), std::runtime_error);
  EXPECT_TRUE(left().empty());
}

TEST_F(LeaseTest, AStaleLeaseIsBrokenAndItsHolderLeavesTheNewOneAlone) {
  LeaseAttempt loser = acquire(kLongPatience);
  testing::make_old(file());
  const LeaseAttempt winner = acquire(kLongPatience);
  ASSERT_EQ(winner.outcome, LeaseOutcome::kHeld);
  loser.lease.release();
  EXPECT_TRUE(std::filesystem::exists(file()));
  EXPECT_THAT(left(), ::testing::ElementsAre(file()));
}

TEST_F(LeaseTest, AHolderNoticesAtItsNextTouchThatItsLeaseWasBroken) {
  const LeaseAttempt loser =
      Lease::acquire(root_.string(), kLeaseName, after(kLongPatience), never, testing::brisk());
  testing::write_file(file(), std::string(32, '0') + "\n");
  while (loser.lease.held()) std::this_thread::yield();
  SUCCEED() << "or this waits for ever";
}

TEST_F(LeaseTest, ALeaseFromTheFutureIsStaleToo) {
  const LeaseAttempt loser = acquire(kLongPatience);
  std::filesystem::last_write_time(
      file(), std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
  EXPECT_EQ(acquire(kLongPatience).outcome, LeaseOutcome::kHeld);
}

TEST_F(LeaseTest, ABreakerGivesBackWhatIsNotTheLeaseThatItSaw) {
  const LeaseAttempt held = acquire(kLongPatience);
  LeaseSight seen;
  ASSERT_EQ(look_at_lease(file(), &seen), 0);
  const std::string content = testing::read_file(file());
  LeaseSight older = seen;
  older.mtime_ns -= 1;
  EXPECT_EQ(break_lease(file(), older), 0);
  LeaseSight other = seen;
  other.nonce = std::string(32, '0');
  EXPECT_EQ(break_lease(file(), other), 0);
  EXPECT_EQ(testing::read_file(file()), content);
  EXPECT_THAT(left(), ::testing::ElementsAre(file()));
  EXPECT_EQ(break_lease(file(), seen), 0);
  EXPECT_TRUE(left().empty());
  EXPECT_EQ(break_lease(file(), seen), 0) << "another was faster";
}

TEST_F(LeaseTest, AFolderThatCannotBeMadeIsUnavailableAtOnce) {
  testing::write_file(root_ / ".store", "a file");
  const LeaseAttempt attempt = acquire(kLongPatience);
  EXPECT_EQ(attempt.outcome, LeaseOutcome::kUnavailable);
  EXPECT_EQ(attempt.error, ENOTDIR);
}

/// Things that are no leases, under a lease's name.
class HostileLease : public LeaseTest, public ::testing::WithParamInterface<const char*> {
 protected:
  HostileLease() {
    std::filesystem::create_directories(testing::leases_of(root_));
    const std::string kind = GetParam();
    const std::string path = file().string();
    if (kind == "pipe") {
      EXPECT_EQ(::mkfifo(path.c_str(), 0666), 0);
    } else if (kind == "folder") {
      std::filesystem::create_directory(path);
    } else if (kind == "full folder") {
      std::filesystem::create_directories(path + "/more");
    } else if (kind == "link") {
      testing::write_file(root_ / "target", std::string(32, 'a') + "\n");
      std::filesystem::create_symlink(root_ / "target", path);
    } else if (kind == "loop") {
      std::filesystem::create_symlink(file().filename(), path);
    } else if (kind == "unreadable") {
      testing::write_file(path, std::string(32, 'a') + "\n");
      std::filesystem::permissions(path, std::filesystem::perms::none);
    } else {
      testing::write_file(path, kind == "empty" ? "" : std::string(1 << 20, '\xff'));
    }
  }
  /// Of the name itself, whatever it is.
  void make_old() const {
    const timespec long_ago[2] = {{1, 0}, {1, 0}};
    ASSERT_EQ(::utimensat(AT_FDCWD, file().c_str(), long_ago, AT_SYMLINK_NOFOLLOW), 0);
  }
};

TEST_P(HostileLease, DelaysUntilTheDeadlineWhileItIsNew) {
  EXPECT_EQ(acquire(milliseconds(10)).outcome, LeaseOutcome::kTimedOut);
}

TEST_P(HostileLease, IsMovedOutOfTheWayWhenItIsOld) {
  make_old();
  const LeaseAttempt attempt = acquire(kLongPatience);
  EXPECT_EQ(attempt.outcome, LeaseOutcome::kHeld);
  EXPECT_EQ(testing::read_file(file()).size(), 33u);
  const bool linked = std::string(GetParam()) == "link";
  EXPECT_EQ(std::filesystem::exists(root_ / "target"), linked) << "what a link points to stays";
}

INSTANTIATE_TEST_SUITE_P(Kinds, HostileLease,
                         ::testing::Values("pipe", "folder", "full folder", "link", "loop",
                                           "unreadable", "empty", "garbage"),
                         [](const auto& kind) {
                           std::string name = kind.param;
                           name.erase(std::remove(name.begin(), name.end(), ' '), name.end());
                           return name;
                         });

}  // namespace
}  // namespace dase
