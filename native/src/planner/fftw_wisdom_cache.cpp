// SPDX-License-Identifier: MIT
#include "dase/fftw_wisdom_cache.hpp"

#include "planner/array_pair.hpp"
#include "planner/native_plan.hpp"
#include "planner/process_fingerprint.hpp"
#include "planner/wisdom_cache_impl.hpp"

namespace dase {

FFTWWisdomCache::FFTWWisdomCache(std::string root, StoreOptions options)
    : impl_(std::make_unique<Impl>(std::move(root), std::move(options))) {}

FFTWWisdomCache::~FFTWWisdomCache() = default;

Store& FFTWWisdomCache::store() noexcept { return impl_->store(); }

const Fingerprint& FFTWWisdomCache::fingerprint() {
  if (const Fingerprint* known = known_fingerprint()) return *known;
  const PlannerLock lock;
  return process_fingerprint(lock);
}

Result<Plan> FFTWWisdomCache::plan(const PlanSpec& spec, const void* in, const void* out,
                                   const std::string& key) {
  if (Status status = spec.validate(); !status.ok()) return status;
  if (!key.empty() && key != spec.key().text()) {
    return Status(StatusCode::kInvalidArgument, "the key '" + key + "' does not fit a transform " +
                                                    spec.text() + ", whose key is '" +
                                                    spec.key().text() + "'");
  }
  // FFTW wants pointers to non-const; no search happens on these arrays.
  const TransformArrays arrays{const_cast<void*>(in), nullptr, const_cast<void*>(out), nullptr};
  if (Status status = check_arrays(spec, arrays); !status.ok()) return status;
  return impl_->plan(spec, arrays);
}

bool FFTWWisdomCache::probe(const PlanSpec& spec) {
  if (!spec.validate().ok()) return false;
  const PlannerLock lock;
  return wisdom_holds(lock, spec);
}

Result<SavedWisdom> FFTWWisdomCache::generate(const std::vector<PlanSpec>& specs, bool force) {
  if (specs.empty()) return Status(StatusCode::kInvalidArgument, "no transform is given to plan");
  for (const PlanSpec& spec : specs) {
    if (Status status = spec.validate(); !status.ok()) return status;
    if (spec.key().text() != specs.front().key().text()) {
      return Status(StatusCode::kInvalidArgument,
                    "transforms of two keys, " + specs.front().key().text() + " and " +
                        spec.key().text() + "; plan each key by a call of its own");
    }
  }
  return impl_->generate(specs, force);
}

WisdomStatistics FFTWWisdomCache::statistics() const { return impl_->statistics(); }

}  // namespace dase
