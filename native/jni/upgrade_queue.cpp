// SPDX-License-Identifier: MIT
#include "upgrade_queue.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "planner/planner_json.hpp"
#include "planner/wisdom_json.hpp"

namespace dase::jni {
namespace {

class Listener {
 public:
  Listener(std::shared_ptr<UpgradeQueue> queue, jlong number)
      : queue_(std::move(queue)), number_(number) {}
  ~Listener() {
    if (has_heard_) return;
    try {
      queue_->put(print_json({{"listener", number_}}));
    } catch (...) {  // NOLINT: out of memory; Java keeps the listener until the planner is closed
    }
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  void tell(const PlanUpgrade& upgrade) {
    nlohmann::json json = planner_json(upgrade);
    json["listener"] = number_;
    queue_->put(print_json(json));
    has_heard_ = true;
  }

 private:
  const std::shared_ptr<UpgradeQueue> queue_;
  const jlong number_;
  bool has_heard_ = false;
};

}  // namespace

void UpgradeQueue::put(std::string json) {
  const std::lock_guard<std::mutex> lock(mutex_);
  waiting_.push_back(std::move(json));
  changed_.notify_one();
}

void UpgradeQueue::close() {
  const std::lock_guard<std::mutex> lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

std::optional<std::string> UpgradeQueue::take() {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
  if (waiting_.empty()) return std::nullopt;
  std::string json = std::move(waiting_.front());
  waiting_.pop_front();
  return json;
}

std::function<void(const PlanUpgrade&)> listener_of(std::shared_ptr<UpgradeQueue> queue,
                                                    jlong number) {
  const auto listener = std::make_shared<Listener>(std::move(queue), number);
  return [listener](const PlanUpgrade& upgrade) { listener->tell(upgrade); };
}

}  // namespace dase::jni
