// SPDX-License-Identifier: MIT
#include "planner/native_plan.hpp"

#include <fftw3.h>

#include <array>
#include <cstddef>
#include <cstdlib>

#include "base/sha256.hpp"

namespace dase {
namespace {

constexpr std::array<unsigned, 4> kRigorFlags = {FFTW_ESTIMATE, FFTW_MEASURE, FFTW_PATIENT,
                                                 FFTW_EXHAUSTIVE};

struct Dimensions {
  std::array<fftw_iodim64, 32> dims;
  int rank;
};

/// Row-major strides, in units of each array's own element.
Dimensions dimensions(const PlanSpec& spec) {
  const bool real = spec.type == TransformType::kRfft;
  const std::ptrdiff_t n = spec.sizes.back();
  const std::ptrdiff_t half = real ? n / 2 + 1 : n;
  const std::ptrdiff_t padded = spec.placement == Placement::kInPlace ? 2 * half : n;
  const std::ptrdiff_t other = real ? padded : n;
  const bool forward = spec.direction == Direction::kForward;
  Dimensions result{};
  result.rank = static_cast<int>(spec.sizes.size());
  std::ptrdiff_t in_stride = 1;
  std::ptrdiff_t out_stride = 1;
  for (std::size_t i = spec.sizes.size(); i-- > 0;) {
    result.dims[i] = {static_cast<std::ptrdiff_t>(spec.sizes[i]), in_stride, out_stride};
    const bool last = i + 1 == spec.sizes.size();
    in_stride *= last ? (forward ? other : half) : result.dims[i].n;
    out_stride *= last ? (forward ? half : other) : result.dims[i].n;
  }
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
  const unsigned flags = kRigorFlags[static_cast<std::size_t>(spec.rigor)] |
                         (search == PlanSearch::kWisdomOnly ? FFTW_WISDOM_ONLY : 0u);
  const Dimensions d = dimensions(spec);
  const bool forward = spec.direction == Direction::kForward;
  const ThreadCount threads(spec.threads);
  if (spec.type == TransformType::kFft) {
    return fftw_plan_guru64_dft(d.rank, d.dims.data(), 0, nullptr, as_complex(in), as_complex(out),
                                forward ? FFTW_FORWARD : FFTW_BACKWARD, flags);
  }
  if (forward) {
    return fftw_plan_guru64_dft_r2c(d.rank, d.dims.data(), 0, nullptr, as_real(in), as_complex(out),
                                    flags);
  }
  return fftw_plan_guru64_dft_c2r(d.rank, d.dims.data(), 0, nullptr, as_complex(in), as_real(out),
                                  flags);
}

fftw_plan_s* held_plan(const PlannerLock& lock, const PlanSpec& spec) {
  alignas(64) static std::array<double, 8> in;
  alignas(64) static std::array<double, 8> out;
  void* target = spec.placement == Placement::kInPlace ? in.data() : out.data();
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
  if (spec.type == TransformType::kFft) {
    fftw_execute_dft(plan, as_complex(in), as_complex(out));
  } else if (spec.direction == Direction::kForward) {
    fftw_execute_dft_r2c(plan, as_real(in), as_complex(out));
  } else {
    fftw_execute_dft_c2r(plan, as_complex(in), as_real(out));
  }
}

int alignment_of(const void* address) {
  // FFTW's prototype lacks the const; it looks at the address alone.
  return fftw_alignment_of(const_cast<double*>(static_cast<const double*>(address)));
}

}  // namespace dase
