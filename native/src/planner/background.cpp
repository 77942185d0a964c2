// SPDX-License-Identifier: MIT
#include "planner/background.hpp"

#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "planner/plan_state.hpp"

namespace dase {

void BackgroundSearch::tell(UpgradeOutcome outcome, const std::string& message) const noexcept {
  if (!listener || plan.expired()) return;
  try {
    listener({spec, outcome, message});
  } catch (...) {  // NOLINT: the contract says that it is dropped
  }
}

/// The threads of one process, and what they share.
struct BackgroundSearches::Crew {
  explicit Crew(Crew* of_parent) : parents(of_parent) {}

  const pid_t process = ::getpid();
  /// After fork() the threads of the parent's crew are not there, and what they locked or waited
  /// for stays so: it is neither used nor destroyed, only kept.
  Crew* const parents;
  std::mutex mutex;
  std::condition_variable changed;
  bool closing = false;                // guarded by mutex
  std::size_t idle = 0;                // guarded by mutex
  std::deque<BackgroundSearch> queue;  // guarded by mutex
  std::vector<std::thread> threads;    // guarded by mutex
};

BackgroundSearches::BackgroundSearches(int threads,
                                       std::function<void(const BackgroundSearch&)> run)
    : limit_(static_cast<std::size_t>(std::max(1, threads))),
      run_(std::move(run)),
      crew_(new Crew(nullptr)) {}

BackgroundSearches::~BackgroundSearches() {
  const std::unique_ptr<Crew> last(&crew());
  std::deque<BackgroundSearch> left;
  {
    const std::lock_guard<std::mutex> lock(last->mutex);
    last->closing = true;
    left.swap(last->queue);
  }
  last->changed.notify_all();
  for (std::thread& thread : last->threads) thread.join();
  for (const BackgroundSearch& search : left) {
    search.tell(UpgradeOutcome::kClosed, "the planner was closed");
  }
}

BackgroundSearches::Crew& BackgroundSearches::crew() {
  const pid_t process = ::getpid();
  Crew* found = crew_.load();
  while (found->process != process) {
    auto mine = std::make_unique<Crew>(found);
    if (crew_.compare_exchange_strong(found, mine.get())) found = mine.release();
  }
  return *found;
}

void BackgroundSearches::add(BackgroundSearch search) {
  Crew& mine = crew();
  const std::lock_guard<std::mutex> lock(mine.mutex);
  if (mine.closing) return;  // only a listener can still ask, while the destructor waits for it
  mine.queue.push_back(std::move(search));
  if (mine.queue.size() > mine.idle && mine.threads.size() < limit_) {
    mine.threads.emplace_back([this, &mine] { work(mine); });
  }
  mine.changed.notify_one();
}

void BackgroundSearches::work(Crew& crew) {
  std::unique_lock<std::mutex> lock(crew.mutex);
  for (;;) {
    ++crew.idle;
    crew.changed.wait(lock, [&crew] { return crew.closing || !crew.queue.empty(); });
    --crew.idle;
    if (crew.closing) return;
    const BackgroundSearch search = std::move(crew.queue.front());
    crew.queue.pop_front();
    lock.unlock();
    try {
      run_(search);
    } catch (const std::exception& error) {  // memory is exhausted: no reason to end the process
      search.tell(UpgradeOutcome::kFailed, error.what());
    }
    lock.lock();
  }
}

}  // namespace dase
