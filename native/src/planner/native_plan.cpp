// SPDX-License-Identifier: MIT
#include "planner/native_plan.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/sha256.hpp"
#include "planner/fftw_api.hpp"

namespace dase {
namespace {

constexpr std::array<unsigned, 4> kRigorFlags = {FFTW_ESTIMATE, FFTW_MEASURE, FFTW_PATIENT,
                                                 FFTW_EXHAUSTIVE};

constexpr std::array<fftw_r2r_kind, 11> kRealKinds = {
    FFTW_REDFT00, FFTW_REDFT10, FFTW_REDFT01, FFTW_REDFT11, FFTW_RODFT00, FFTW_RODFT10,
    FFTW_RODFT01, FFTW_RODFT11, FFTW_DHT,     FFTW_R2HC,    FFTW_HC2R};

struct Dimensions {
  std::array<fftw_iodim64, 32> dims;
  int rank;
  fftw_iodim64 batch;
  int batch_rank;  ///< 0: one transform
};

Dimensions dimensions(const PlanSpec& spec) {
  const Layout in = spec.input_layout();
  const Layout out = spec.output_layout();
  Dimensions result{};
  result.rank = static_cast<int>(spec.sizes().size());
  for (std::size_t i = 0; i < spec.sizes().size(); ++i) {
    result.dims[i] = {spec.sizes()[i], in.strides[i], out.strides[i]};
  }
  result.batch_rank = spec.howmany() == 1 ? 0 : 1;
  result.batch = {spec.howmany(), in.distance, out.distance};
  return result;
}

/// One is FFTW's default, which it has before 3.3.9, when it does not tell the host's number.
constexpr int kDefaultThreads = 1;

/// Gives the host back the number of threads that it had set for its own plans.
class ThreadCount {
 public:
  ThreadCount(const FftwApi& api, int threads)
      : api_(api),
        previous_(api.planner_nthreads == nullptr ? kDefaultThreads : api.planner_nthreads()) {
    api.plan_with_nthreads(threads);
  }
  ~ThreadCount() { api_.plan_with_nthreads(previous_); }
  ThreadCount(const ThreadCount&) = delete;
  ThreadCount& operator=(const ThreadCount&) = delete;

 private:
  const FftwApi& api_;
  int previous_;
};

bool is_forward(const PlanSpec& spec) { return spec.direction() == Direction::kForward; }

fftw_plan_s* plan_dft(const FftwApi& api, const PlanSpec& spec, const Dimensions& d,
                      const TransformArrays& a, unsigned flags) {
  const auto* dims = d.dims.data();
  if (!spec.is_split()) {
    return api.plan_guru64_dft(d.rank, dims, d.batch_rank, &d.batch, a.in, a.out,
                               is_forward(spec) ? FFTW_FORWARD : FFTW_BACKWARD, flags);
  }
  // A split transform has no sign; with real and imaginary parts exchanged it is the backward one.
  return is_forward(spec)
             ? api.plan_guru64_split_dft(d.rank, dims, d.batch_rank, &d.batch, a.in, a.in_imaginary,
                                         a.out, a.out_imaginary, flags)
             : api.plan_guru64_split_dft(d.rank, dims, d.batch_rank, &d.batch, a.in_imaginary, a.in,
                                         a.out_imaginary, a.out, flags);
}

fftw_plan_s* plan_rdft(const FftwApi& api, const PlanSpec& spec, const Dimensions& d,
                       const TransformArrays& a, unsigned flags) {
  const auto* dims = d.dims.data();
  if (is_forward(spec)) {
    return spec.is_split()
               ? api.plan_guru64_split_dft_r2c(d.rank, dims, d.batch_rank, &d.batch, a.in, a.out,
                                               a.out_imaginary, flags)
               : api.plan_guru64_dft_r2c(d.rank, dims, d.batch_rank, &d.batch, a.in, a.out, flags);
  }
  return spec.is_split()
             ? api.plan_guru64_split_dft_c2r(d.rank, dims, d.batch_rank, &d.batch, a.in,
                                             a.in_imaginary, a.out, flags)
             : api.plan_guru64_dft_c2r(d.rank, dims, d.batch_rank, &d.batch, a.in, a.out, flags);
}

fftw_plan_s* plan_r2r(const FftwApi& api, const PlanSpec& spec, const Dimensions& d,
                      const TransformArrays& a, unsigned flags) {
  std::array<fftw_r2r_kind, 32> kinds{};
  std::transform(spec.kinds().begin(), spec.kinds().end(), kinds.begin(),
                 [](RealKind kind) { return kRealKinds[static_cast<std::size_t>(kind)]; });
  return api.plan_guru64_r2r(d.rank, d.dims.data(), d.batch_rank, &d.batch, a.in, a.out,
                             kinds.data(), flags);
}

}  // namespace

fftw_plan_s* make_native_plan(const PlannerLock& lock, const PlanSpec& spec,
                              const TransformArrays& arrays, PlanSearch search) {
  const unsigned policy =
      spec.input_policy() == InputPolicy::kDestroy ? FFTW_DESTROY_INPUT : FFTW_PRESERVE_INPUT;
  const unsigned flags = kRigorFlags[static_cast<std::size_t>(spec.rigor())] |
                         (spec.is_in_place() ? 0u : policy) |
                         (search == PlanSearch::kWisdomOnly ? FFTW_WISDOM_ONLY : 0u);
  const Dimensions d = dimensions(spec);
  const ThreadCount threads(lock.api(), spec.threads());
  switch (spec.type()) {
    case TransformType::kFft:
      return plan_dft(lock.api(), spec, d, arrays, flags);
    case TransformType::kRfft:
      return plan_rdft(lock.api(), spec, d, arrays, flags);
    case TransformType::kR2r:
      break;
  }
  return plan_r2r(lock.api(), spec, d, arrays, flags);
}

fftw_plan_s* held_plan(const PlannerLock& lock, const PlanSpec& spec) {
  return make_native_plan(lock, spec, addresses(spec, best_placement(spec)),
                          PlanSearch::kWisdomOnly);
}

bool wisdom_holds(const PlannerLock& lock, const PlanSpec& spec) {
  fftw_plan_s* plan = held_plan(lock, spec);
  destroy(lock, plan);
  return plan != nullptr;
}

void destroy(const PlannerLock& lock, fftw_plan_s* plan) {
  if (plan != nullptr) lock.api().destroy_plan(plan);
}

void SharedTwiddles::take(const PlannerLock& lock, fftw_plan_s* plan) {
  destroy(lock, plan_);
  plan_ = plan;
  precision_ = lock.precision();
}

std::string describe(const PlannerLock& lock, fftw_plan_s* plan) {
  char* text = lock.api().sprint_plan(plan);
  if (text == nullptr) return {};
  std::string result(text);
  std::free(text);  // FFTW takes it from malloc, not from fftw_malloc
  return result;
}

std::string description_digest(const std::string& description) {
  constexpr std::size_t kDigits = 16;
  return sha256_hex(description).substr(0, kDigits);
}

RunFunction run_function(const PlanSpec& spec) {
  const FftwApi& api = fftw_api(spec.precision());
  switch (spec.type()) {
    case TransformType::kFft:
      return api.execute_dft;
    case TransformType::kRfft:
      return is_forward(spec) ? api.execute_dft_r2c : api.execute_dft_c2r;
    case TransformType::kR2r:
      break;
  }
  return api.execute_r2r;
}

void execute_native(const PlanSpec& spec, fftw_plan_s* plan, const TransformArrays& a) {
  if (!spec.is_split()) return run_function(spec)(plan, a.in, a.out);
  const FftwApi& api = fftw_api(spec.precision());
  if (spec.type() == TransformType::kRfft) {
    return is_forward(spec) ? api.execute_split_dft_r2c(plan, a.in, a.out, a.out_imaginary)
                            : api.execute_split_dft_c2r(plan, a.in, a.in_imaginary, a.out);
  }
  return is_forward(spec)
             ? api.execute_split_dft(plan, a.in, a.in_imaginary, a.out, a.out_imaginary)
             : api.execute_split_dft(plan, a.in_imaginary, a.in, a.out_imaginary, a.out);
}

}  // namespace dase
