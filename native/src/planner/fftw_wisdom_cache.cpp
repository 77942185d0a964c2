// SPDX-License-Identifier: MIT
#include "dase/fftw_wisdom_cache.hpp"

#include <algorithm>

#include "planner/array_pair.hpp"
#include "planner/auto_threads.hpp"
#include "planner/fftw_api.hpp"
#include "planner/native_plan.hpp"
#include "planner/process_fingerprint.hpp"
#include "planner/wisdom_cache_impl.hpp"
#include "wisdom/fingerprint.hpp"

namespace dase {

FFTWWisdomCache::FFTWWisdomCache(std::string root, StoreOptions options)
    : impl_(std::make_unique<Impl>(std::move(root), std::move(options))) {}

FFTWWisdomCache::~FFTWWisdomCache() = default;

Store& FFTWWisdomCache::store() noexcept { return impl_->store(); }

const Fingerprint& FFTWWisdomCache::fingerprint(Precision precision) {
  if (const Fingerprint* known = known_fingerprint(precision)) return *known;
  if (!load_fftw(precision).ok()) {
    static const Fingerprint none{{}, soft_fingerprint(), {}};
    return none;
  }
  const PlannerLock lock(precision);
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
  if (Status status = load_fftw(spec.precision()); !status.ok()) return status;
  // FFTW wants pointers to non-const; no search happens on these arrays.
  const TransformArrays arrays{const_cast<void*>(in), nullptr, const_cast<void*>(out), nullptr};
  if (Status status = check_arrays(spec, arrays); !status.ok()) return status;
  return impl_->plan(spec, arrays);
}

Result<Plan> FFTWWisdomCache::plan_split(const PlanSpec& spec, const void* in_real,
                                         const void* in_imaginary, const void* out_real,
                                         const void* out_imaginary) {
  if (Status status = spec.validate(); !status.ok()) return status;
  if (!spec.is_split()) {
    return Status(StatusCode::kInvalidArgument, spec.text() + " is not split; use plan()");
  }
  if (Status status = load_fftw(spec.precision()); !status.ok()) return status;
  const TransformArrays arrays{const_cast<void*>(in_real), const_cast<void*>(in_imaginary),
                               const_cast<void*>(out_real), const_cast<void*>(out_imaginary)};
  if (Status status = check_arrays(spec, arrays); !status.ok()) return status;
  return impl_->plan(spec, arrays);
}

bool FFTWWisdomCache::probe(const PlanSpec& spec) {
  if (!spec.validate().ok() || !load_fftw(spec.precision()).ok()) return false;
  const PlannerLock lock(spec.precision());
  const std::vector<PlanSpec> numbered = with_numbered_threads(spec);
  return std::any_of(numbered.begin(), numbered.end(),
                     [&](const PlanSpec& one) { return wisdom_holds(lock, one); });
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
  if (Status status = load_fftw(specs.front().precision()); !status.ok()) return status;
  std::vector<PlanSpec> numbered;
  for (const PlanSpec& spec : specs) {
    for (PlanSpec& one : with_numbered_threads(spec)) numbered.push_back(std::move(one));
  }
  return impl_->generate(numbered, force);
}

WisdomStatistics FFTWWisdomCache::statistics() const { return impl_->statistics(); }

}  // namespace dase
