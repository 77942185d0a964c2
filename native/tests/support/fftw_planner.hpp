// SPDX-License-Identifier: MIT
#pragma once

#include <fftw3.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace dase::testing {

/// Calls `fftw_init_threads` before anything else of FFTW, once per process: the wisdom preamble
/// depends on it.
inline void init_fftw() {
  static const int started = fftw_init_threads();
  if (started == 0) throw std::runtime_error("fftw_init_threads failed");
}

/// The wisdom of this process's planner, as FFTW prints it.
inline std::string export_wisdom() {
  init_fftw();
  const std::unique_ptr<char, decltype(&std::free)> text(fftw_export_wisdom_to_string(),
                                                         &std::free);
  return text.get();
}

/// Whether FFTW took the text in.
inline bool import_wisdom(const std::string& text) {
  init_fftw();
  return fftw_import_wisdom_from_string(text.c_str()) != 0;
}

struct PlanDestroyer {
  void operator()(fftw_plan plan) const { fftw_destroy_plan(plan); }
};
using OwnedPlan = std::unique_ptr<fftw_plan_s, PlanDestroyer>;

/// A double-precision transform at a rigor. Planned on scratch memory of this process, so one
/// thread at a time; sizes of at most 4096 points.
struct Transform {
  std::vector<int> sizes;
  int sign;  ///< FFTW_FORWARD, FFTW_BACKWARD, or 0: real to complex
  bool in_place;
  unsigned rigor;

  OwnedPlan plan(unsigned flags) const {
    init_fftw();
    constexpr std::size_t kPoints = 4200;
    static fftw_complex* const scratch = fftw_alloc_complex(2 * kPoints);
    fftw_complex* out = in_place ? scratch : scratch + kPoints;
    const int rank = static_cast<int>(sizes.size());
    return OwnedPlan(sign != 0 ? fftw_plan_dft(rank, sizes.data(), scratch, out, sign, flags)
                               : fftw_plan_dft_r2c(rank, sizes.data(),
                                                   reinterpret_cast<double*>(scratch), out, flags));
  }

  /// Whether the planner's wisdom serves this transform at its rigor.
  bool is_known() const { return plan(rigor | FFTW_WISDOM_ONLY) != nullptr; }

  /// Everything that FFTW needs to make this plan again, and nothing else. The planner forgets what
  /// it knew.
  std::string closure() const {
    init_fftw();
    fftw_forget_wisdom();
    if (plan(rigor) == nullptr) throw std::runtime_error("FFTW made no plan");
    return export_wisdom();
  }
};

}  // namespace dase::testing
