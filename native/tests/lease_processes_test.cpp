// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <thread>

#include "support/leases.hpp"
#include "support/sanitizers.hpp"
#include "support/store_fixture.hpp"

namespace dase {
namespace {

using testing::after;
using testing::hasty;
using testing::kLeaseName;
using testing::kLongPatience;
using testing::never;

/// A process that runs `bool body(Process&)`, and speaks with its parent one byte at a time.
class Process {
 public:
  template <typename Body>
  explicit Process(Body body) {
    if (::pipe(to_child_) != 0 || ::pipe(to_parent_) != 0) throw std::runtime_error("no pipe");
    id_ = ::fork();
    if (id_ < 0) throw std::runtime_error("no fork");
    if (id_ == 0) {
      ::close(to_child_[1]);
      ::close(to_parent_[0]);
      ::alarm(60);
      ::_exit(body(*this) ? 0 : 1);
    }
    ::close(to_child_[0]);
    ::close(to_parent_[1]);
  }
  ~Process() {
    ::close(to_child_[1]);
    ::close(to_parent_[0]);
    signal(SIGKILL);
    static_cast<void>(end());
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // In the child.
  void tell_parent() { EXPECT_EQ(::write(to_parent_[1], "x", 1), 1); }
  void await_parent() { await(to_child_[0]); }

  // In the parent.
  void tell() { EXPECT_EQ(::write(to_child_[1], "x", 1), 1); }
  void await_child() { await(to_parent_[0]); }
  void signal(int number) {
    if (id_ > 0) ::kill(id_, number);
  }
  bool succeeded() {
    const int status = end();
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

 private:
  static void await(int fd) {
    char byte;
    EXPECT_EQ(::read(fd, &byte, 1), 1);
  }
  int end() {
    int status = 0;
    if (id_ > 0) ::waitpid(id_, &status, 0);
    id_ = 0;
    return status;
  }

  int to_child_[2];
  int to_parent_[2];
  pid_t id_ = 0;
};

class LeaseProcesses : public testing::StoreFixture {
 protected:
  LeaseAttempt acquire() const {
    return Lease::acquire(root_.string(), kLeaseName, after(kLongPatience), never, hasty());
  }
};

TEST_F(LeaseProcesses, TheLeaseOfAKilledProcessIsTakenOver) {
  Process holder([this](Process& self) {
    const LeaseAttempt attempt = acquire();
    self.tell_parent();
    self.await_parent();
    return false;
  });
  holder.await_child();
  holder.signal(SIGKILL);
  EXPECT_FALSE(holder.succeeded());
  ASSERT_TRUE(std::filesystem::exists(testing::lease_of(root_)));
  EXPECT_EQ(acquire().outcome, LeaseOutcome::kHeld);
}

TEST_F(LeaseProcesses, AStoppedHolderNoticesThatItLostItsLeaseAndLeavesTheNewOneAlone) {
  Process holder([this](Process& self) {
    LeaseAttempt attempt = acquire();
    self.tell_parent();
    self.await_parent();
    while (attempt.lease.held()) std::this_thread::yield();
    attempt.lease.release();
    return attempt.outcome == LeaseOutcome::kHeld;
  });
  holder.await_child();
  holder.signal(SIGSTOP);
  const LeaseAttempt mine = acquire();
  ASSERT_EQ(mine.outcome, LeaseOutcome::kHeld);
  const std::string content = testing::read_file(testing::lease_of(root_));
  holder.signal(SIGCONT);
  holder.tell();
  EXPECT_TRUE(holder.succeeded());
  EXPECT_EQ(testing::read_file(testing::lease_of(root_)), content);
}

/// Returns when the only other thread of this process, which touches a lease, has touched it since
/// the call and sleeps again.
void await_sleeping_toucher(const std::filesystem::path& lease) {
  const auto before = std::filesystem::last_write_time(lease);
  while (std::filesystem::last_write_time(lease) == before) std::this_thread::yield();
  for (char state = 'R'; state != 'S'; std::this_thread::yield()) {
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
      if (task.path().filename() == std::to_string(::getpid())) continue;
      const std::string status = testing::read_file(task.path() / "stat");
      state = status.at(status.rfind(')') + 2);
    }
  }
}

TEST_F(LeaseProcesses, AForkedChildHoldsNothingAndHasLeasesOfItsOwn) {
  LeaseAttempt parent = acquire();
  // AddressSanitizer's allocator has locks, which a child inherits as they are: forked while the
  // toucher starts or frees memory, the child would wait for ever in malloc. glibc's own malloc is
  // mended by fork().
  if (testing::kAddressSanitizer) await_sleeping_toucher(testing::lease_of(root_));
  Process child([&](Process&) {
    const bool nothing = !parent.lease.held();
    parent.lease.release();
    const LeaseAttempt own =
        Lease::acquire(root_.string(), "own.lease", after(kLongPatience), never, hasty());
    return nothing && own.lease.held();
  });
  EXPECT_TRUE(child.succeeded());
  EXPECT_TRUE(parent.lease.held());
  EXPECT_TRUE(std::filesystem::exists(testing::lease_of(root_)));
}

TEST_F(LeaseProcesses, EightProcessesThatAskAtOnceComputeOnce) {
  const EntryKey key{"state_profiles", "profile"};
  const std::string journal = (root_ / "journal").string();
  const auto ask = [&](Process& self) {
    Store store(root_.string(), options());
    self.tell_parent();
    self.await_parent();
    const auto compute = [&] {
      const UniqueFd fd(::open(journal.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666));
      EXPECT_EQ(::write(fd.get(), "x", 1), 1);
      EXPECT_TRUE(store.put(key, testing::text_entry("value")).ok());
    };
    const auto flown = store.single_flight(
        key, {}, kLongPatience, [&] { return store.exists(key); }, compute);
    const Lookup found = store.get(key);
    return flown.ok() && found.entry && *found.entry->content == "value";
  };
  std::vector<std::unique_ptr<Process>> processes;
  for (int i = 0; i < 8; ++i) processes.push_back(std::make_unique<Process>(ask));
  for (const auto& process : processes) process->await_child();
  for (const auto& process : processes) process->tell();
  for (const auto& process : processes) EXPECT_TRUE(process->succeeded());
  EXPECT_EQ(testing::read_file(journal), "x");
  EXPECT_TRUE(under("leases").empty());
}

}  // namespace
}  // namespace dase
