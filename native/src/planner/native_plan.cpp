// SPDX-License-Identifier: MIT
#include "planner/native_plan.hpp"

#include <fftw3.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/sha256.hpp"

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

fftw_complex* as_complex(void* array) { return static_cast<fftw_complex*>(array); }
double* as_real(void* array) { return static_cast<double*>(array); }

#if DASE_HAVE_PLANNER_NTHREADS
/// Gives the host back the number of threads that it had set for its own plans.
class ThreadCount {
 public:
  explicit ThreadCount(int threads) : previous_(fftw_planner_nthreads()) {
    fftw_plan_with_nthreads(threads);
  }
  ~ThreadCount() { fftw_plan_with_nthreads(previous_); }
  ThreadCount(const ThreadCount&) = delete;
  ThreadCount& operator=(const ThreadCount&) = delete;

 private:
  int previous_;
};
#else
/// This FFTW does not tell the host's number of threads (it does from 3.3.9 on): one is its
/// default.
class ThreadCount {
 public:
  explicit ThreadCount(int threads) { fftw_plan_with_nthreads(threads); }
  ~ThreadCount() { fftw_plan_with_nthreads(1); }
  ThreadCount(const ThreadCount&) = delete;
  ThreadCount& operator=(const ThreadCount&) = delete;
};
#endif

}  // namespace

fftw_plan_s* make_native_plan(const PlannerLock&, const PlanSpec& spec, void* in, void* out,
                              PlanSearch search) {
  const unsigned policy =
      spec.input_policy() == InputPolicy::kDestroy ? FFTW_DESTROY_INPUT : FFTW_PRESERVE_INPUT;
  const unsigned flags = kRigorFlags[static_cast<std::size_t>(spec.rigor())] |
                         (spec.is_in_place() ? 0u : policy) |
                         (search == PlanSearch::kWisdomOnly ? FFTW_WISDOM_ONLY : 0u);
  const Dimensions d = dimensions(spec);
  const bool forward = spec.direction() == Direction::kForward;
  const ThreadCount threads(spec.threads());
  switch (spec.type()) {
    case TransformType::kFft:
      return fftw_plan_guru64_dft(d.rank, d.dims.data(), d.batch_rank, &d.batch, as_complex(in),
                                  as_complex(out), forward ? FFTW_FORWARD : FFTW_BACKWARD, flags);
    case TransformType::kRfft:
      return forward ? fftw_plan_guru64_dft_r2c(d.rank, d.dims.data(), d.batch_rank, &d.batch,
                                                as_real(in), as_complex(out), flags)
                     : fftw_plan_guru64_dft_c2r(d.rank, d.dims.data(), d.batch_rank, &d.batch,
                                                as_complex(in), as_real(out), flags);
    case TransformType::kR2r:
      break;
  }
  std::array<fftw_r2r_kind, 32> kinds{};
  std::transform(spec.kinds().begin(), spec.kinds().end(), kinds.begin(),
                 [](RealKind kind) { return kRealKinds[static_cast<std::size_t>(kind)]; });
  return fftw_plan_guru64_r2r(d.rank, d.dims.data(), d.batch_rank, &d.batch, as_real(in),
                              as_real(out), kinds.data(), flags);
}

fftw_plan_s* held_plan(const PlannerLock& lock, const PlanSpec& spec) {
  alignas(64) static std::array<double, 8> in;
  alignas(64) static std::array<double, 8> out;
  void* target = spec.is_in_place() ? in.data() : out.data();
  return make_native_plan(lock, spec, in.data(), target, PlanSearch::kWisdomOnly);
}

bool wisdom_holds(const PlannerLock& lock, const PlanSpec& spec) {
  fftw_plan_s* plan = held_plan(lock, spec);
  destroy(lock, plan);
  return plan != nullptr;
}

void destroy(const PlannerLock&, fftw_plan_s* plan) {
  if (plan != nullptr) fftw_destroy_plan(plan);
}

std::string describe(const PlannerLock&, fftw_plan_s* plan) {
  char* text = fftw_sprint_plan(plan);
  if (text == nullptr) return {};
  std::string result(text);
  std::free(text);  // FFTW takes it from malloc, not from fftw_malloc
  return result;
}

std::string description_digest(const std::string& description) {
  constexpr std::size_t kDigits = 16;
  return sha256_hex(description).substr(0, kDigits);
}

void execute_native(const PlanSpec& spec, fftw_plan_s* plan, void* in, void* out) {
  switch (spec.type()) {
    case TransformType::kFft:
      return fftw_execute_dft(plan, as_complex(in), as_complex(out));
    case TransformType::kRfft:
      return spec.direction() == Direction::kForward
                 ? fftw_execute_dft_r2c(plan, as_real(in), as_complex(out))
                 : fftw_execute_dft_c2r(plan, as_complex(in), as_real(out));
    case TransformType::kR2r:
      return fftw_execute_r2r(plan, as_real(in), as_real(out));
  }
}

int alignment_of(const void* address) {
  // FFTW's prototype lacks the const; it looks at the address alone.
  return fftw_alignment_of(const_cast<double*>(static_cast<const double*>(address)));
}

}  // namespace dase
