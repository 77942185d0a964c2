// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <iostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "store/census.hpp"
#include "support/store_fixture.hpp"

namespace dase {
namespace {

using testing::text_entry;
using testing::write_file;

constexpr int kWriters = 4;
constexpr int kPuts = 40;
constexpr int kPutsBetweenLooks = 10;
constexpr std::size_t kSize = 16'384;
constexpr std::uint64_t kLimit = 1u << 20;
/// A value and its record.
constexpr std::uint64_t kInFlight = kSize + 4096;

EntryKey key(int writer, int number) {
  return {"source_maps", "map_" + std::to_string(writer) + "_" + std::to_string(number)};
}

std::string value(int writer, int number) {
  return std::string(kSize - 100, '-') + key(writer, number).key;
}

/// A process that puts its values, pins the first of them, and tells of every tenth.
class Writer {
 public:
  Writer(const std::string& root, const StoreOptions& options, int number, int tell) {
    id_ = ::fork();
    if (id_ < 0) throw std::runtime_error("no fork");
    if (id_ != 0) return;
    ::alarm(120);
    Status status;
    {
      Store store(root, options);
      status = store.limits().pin(key(number, 0));
      for (int i = 0; i < kPuts && status.ok(); ++i) {
        status = store.put(key(number, i), text_entry(value(number, i))).status();
        if (i % kPutsBetweenLooks == 0) EXPECT_EQ(::write(tell, "x", 1), 1);
      }
    }
    std::cerr << status.message();
    ::_exit(status.ok() ? 0 : 1);
  }
  Writer(Writer&& other) noexcept : id_(std::exchange(other.id_, 0)), status_(other.status_) {}
  ~Writer() {
    if (id_ <= 0 || has_ended()) return;
    ::kill(id_, SIGKILL);
    ::waitpid(id_, &status_, 0);
  }

  /// Waits until it does nothing; false if it has ended.
  bool stop() {
    if (has_ended()) return false;
    ::kill(id_, SIGSTOP);
    ::waitpid(id_, &status_, WUNTRACED);
    return !has_ended();
  }
  void go_on() { ::kill(id_, SIGCONT); }
  bool succeeded() {
    if (!has_ended()) ::waitpid(id_, &status_, 0);
    return WIFEXITED(status_) && WEXITSTATUS(status_) == 0;
  }

 private:
  bool has_ended() const { return status_ != kNone && !WIFSTOPPED(status_); }

  static constexpr int kNone = -1;
  pid_t id_ = 0;
  int status_ = kNone;
};

/// What the store takes while nobody works on it.
std::uint64_t used(const std::string& root, std::vector<Writer>& writers) {
  std::vector<Writer*> stopped;
  for (Writer& writer : writers) {
    if (writer.stop()) stopped.push_back(&writer);
  }
  const std::uint64_t bytes = take_census(StoreLayout(root)).used_bytes();
  for (Writer* writer : stopped) writer->go_on();
  return bytes;
}

using StoreLimitsProcessesTest = testing::StoreFixture;

TEST_F(StoreLimitsProcessesTest, WritersStayWithinTheLimitTogetherAndEvictNothingThatIsPinned) {
  write_file(root_ / "cache.json", R"({"max_size_mb":1})");
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  std::vector<Writer> writers;
  for (int i = 0; i < kWriters; ++i) writers.emplace_back(root_.string(), options(), i, ends[1]);
  ::close(ends[1]);

  std::uint64_t most = 0;
  for (char byte; ::read(ends[0], &byte, 1) == 1;) {
    most = std::max(most, used(root_.string(), writers));
  }
  ::close(ends[0]);

  for (Writer& writer : writers) EXPECT_TRUE(writer.succeeded());
  EXPECT_LE(most, kLimit + kLimit * kWriters / 100 + kWriters * kInFlight);
  EXPECT_GT(most, kLimit / 2);
  for (int i = 0; i < kWriters; ++i) EXPECT_EQ(fresh_content(key(i, 0)), value(i, 0));
  EXPECT_EQ(fresh_reason(key(0, 1)), MissReason::kEvicted);
  EXPECT_EQ(store_.limits().pins()->size(), static_cast<std::size_t>(kWriters));
}

}  // namespace
}  // namespace dase
