// SPDX-License-Identifier: MIT
#include "planner/process_fingerprint.hpp"

#include <array>
#include <atomic>

#include "planner/planner_table.hpp"
#include "wisdom/fingerprint.hpp"

namespace dase {
namespace {

std::array<std::atomic<const Fingerprint*>, 3> process{};

std::atomic<const Fingerprint*>& slot(Precision precision) noexcept {
  return process[static_cast<std::size_t>(precision)];
}

const Fingerprint& publish(Precision precision, std::string preamble) {
  const std::string& soft = soft_fingerprint();
  std::string variant = preamble.empty() ? std::string() : variant_id(preamble, soft);
  const auto* made = new Fingerprint{std::move(preamble), soft, std::move(variant)};
  slot(precision).store(made, std::memory_order_release);  // lives as long as the process
  return *made;
}

}  // namespace

const Fingerprint* known_fingerprint(Precision precision) noexcept {
  return slot(precision).load(std::memory_order_acquire);
}

Precision key_precision(const std::string& key) {
  const Result<WisdomKey> parsed = WisdomKey::parse(key);
  return parsed.ok() ? parsed.value().precision : Precision::kDouble;
}

const Fingerprint& fingerprint_for(const std::string& key) {
  return FFTWWisdomCache::fingerprint(key_precision(key));
}

const char* wisdom_kind(Precision precision) noexcept {
  constexpr std::array<const char*, 3> kKinds = {"fftw_wisdom", "fftwf_wisdom", "fftwl_wisdom"};
  return kKinds[static_cast<std::size_t>(precision)];
}

const Fingerprint& process_fingerprint(const PlannerLock& lock) {
  if (const Fingerprint* known = known_fingerprint(lock.precision())) return *known;
  const Result<WisdomText> table = parse_wisdom(export_table(lock));
  return publish(lock.precision(), table.ok() ? table.value().preamble : std::string());
}

void adopt_preamble(const PlannerLock& lock, const std::string& preamble) {
  if (known_fingerprint(lock.precision()) == nullptr) publish(lock.precision(), preamble);
}

}  // namespace dase
