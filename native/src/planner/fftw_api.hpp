// SPDX-License-Identifier: MIT
#pragma once

#include <fftw3.h>

#include "dase/plan_spec.hpp"
#include "dase/status.hpp"

// The functions of FFTW that this library calls, once: result, name, parameters. Arrays and plans
// are the same C pointers in every precision, so one type serves for all three.
#define DASE_FFTW_FUNCTIONS(FUNCTION)                                                             \
  FUNCTION(int, init_threads, (void))                                                             \
  FUNCTION(void, make_planner_thread_safe, (void))                                                \
  FUNCTION(void, plan_with_nthreads, (int))                                                       \
  FUNCTION(fftw_plan_s*, plan_guru64_dft,                                                         \
           (int, const fftw_iodim64*, int, const fftw_iodim64*, void*, void*, int, unsigned))     \
  FUNCTION(                                                                                       \
      fftw_plan_s*, plan_guru64_split_dft,                                                        \
      (int, const fftw_iodim64*, int, const fftw_iodim64*, void*, void*, void*, void*, unsigned)) \
  FUNCTION(fftw_plan_s*, plan_guru64_dft_r2c,                                                     \
           (int, const fftw_iodim64*, int, const fftw_iodim64*, void*, void*, unsigned))          \
  FUNCTION(fftw_plan_s*, plan_guru64_split_dft_r2c,                                               \
           (int, const fftw_iodim64*, int, const fftw_iodim64*, void*, void*, void*, unsigned))   \
  FUNCTION(fftw_plan_s*, plan_guru64_dft_c2r,                                                     \
           (int, const fftw_iodim64*, int, const fftw_iodim64*, void*, void*, unsigned))          \
  FUNCTION(fftw_plan_s*, plan_guru64_split_dft_c2r,                                               \
           (int, const fftw_iodim64*, int, const fftw_iodim64*, void*, void*, void*, unsigned))   \
  FUNCTION(fftw_plan_s*, plan_guru64_r2r,                                                         \
           (int, const fftw_iodim64*, int, const fftw_iodim64*, void*, void*,                     \
            const fftw_r2r_kind*, unsigned))                                                      \
  FUNCTION(void, execute_dft, (fftw_plan_s*, void*, void*))                                       \
  FUNCTION(void, execute_dft_r2c, (fftw_plan_s*, void*, void*))                                   \
  FUNCTION(void, execute_dft_c2r, (fftw_plan_s*, void*, void*))                                   \
  FUNCTION(void, execute_r2r, (fftw_plan_s*, void*, void*))                                       \
  FUNCTION(void, execute_split_dft, (fftw_plan_s*, void*, void*, void*, void*))                   \
  FUNCTION(void, execute_split_dft_r2c, (fftw_plan_s*, void*, void*, void*))                      \
  FUNCTION(void, execute_split_dft_c2r, (fftw_plan_s*, void*, void*, void*))                      \
  FUNCTION(void, destroy_plan, (fftw_plan_s*))                                                    \
  FUNCTION(char*, sprint_plan, (fftw_plan_s*))                                                    \
  FUNCTION(int, alignment_of, (void*))                                                            \
  FUNCTION(void, export_wisdom, (void (*)(char, void*), void*))                                   \
  FUNCTION(int, import_wisdom_from_string, (const char*))                                         \
  FUNCTION(void, forget_wisdom, (void))

namespace dase {

/// FFTW of one precision: its functions. Only `execute*`, `alignment_of` and nothing else may be
/// called without that precision's PlannerLock.
struct FftwApi {
#define DASE_MEMBER(result, name, parameters) result(*name) parameters = nullptr;
  DASE_FFTW_FUNCTIONS(DASE_MEMBER)
#undef DASE_MEMBER
  /// Null before FFTW 3.3.9, which does not tell.
  int (*planner_nthreads)(void) = nullptr;
};

/// Loads FFTW of a precision if it is not there yet. Double is linked; the others are looked for
/// the first time that somebody asks. kUnavailable names the library and the package that is
/// missing. Safe from any thread.
Status load_fftw(Precision precision);

/// The functions of a precision that load_fftw() found.
const FftwApi& fftw_api(Precision precision) noexcept;

}  // namespace dase
