// SPDX-License-Identifier: MIT
#include "planner/process_fingerprint.hpp"

#include <atomic>

#include "planner/planner_table.hpp"
#include "wisdom/fingerprint.hpp"

namespace dase {
namespace {

std::atomic<const Fingerprint*> process{nullptr};

const Fingerprint& publish(std::string preamble) {
  const std::string& soft = soft_fingerprint();
  std::string variant = preamble.empty() ? std::string() : variant_id(preamble, soft);
  const auto* made = new Fingerprint{std::move(preamble), soft, std::move(variant)};
  process.store(made, std::memory_order_release);  // lives as long as the process
  return *made;
}

}  // namespace

const Fingerprint* known_fingerprint() noexcept { return process.load(std::memory_order_acquire); }

const Fingerprint& process_fingerprint(const PlannerLock& lock) {
  if (const Fingerprint* known = known_fingerprint()) return *known;
  const Result<WisdomText> table = parse_wisdom(export_table(lock));
  return publish(table.ok() ? table->preamble : std::string());
}

void adopt_preamble(const PlannerLock&, const std::string& preamble) {
  if (known_fingerprint() == nullptr) publish(preamble);
}

}  // namespace dase
