// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "dase/planner.hpp"
#include "signal/padded_arrays.hpp"
#include "signal/padding.hpp"

namespace dase {

/// A convolution through FFT: the spectrum of one kernel, two plans, and the padded arrays of as
/// many threads as were ever in `apply` at once. Safe from any thread.
class FftConvolution {
 public:
  /// `taps` is the kernel of a convolution, and the spec valid. Errors: what PlanSpec::validate(),
  /// Planner::plan() and PaddedArrays::make() answer.
  static Result<std::unique_ptr<const FftConvolution>> make(Planner& planner,
                                                            const ConvolutionSpec& spec,
                                                            const std::vector<double>& taps,
                                                            Rigor rigor);

  /// kPlanning if there is no memory for one more padded array.
  Status apply(const double* signal, double* output) const;

 private:
  FftConvolution(const ConvolutionSpec& spec, Plan forward, Plan backward);
  Status load(const std::vector<double>& taps);
  std::unique_ptr<PaddedArrays> take_idle() const;
  void give_back(std::unique_ptr<PaddedArrays> arrays) const;

  Padding padding_;
  Plan forward_;
  Plan backward_;
  std::vector<double> kernel_spectrum_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<PaddedArrays>> idle_;  // guarded by mutex_
};

}  // namespace dase
