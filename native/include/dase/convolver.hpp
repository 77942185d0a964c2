// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <memory>
#include <vector>

#include "dase/convolution_spec.hpp"
#include "dase/planner.hpp"
#include "dase/status.hpp"

namespace dase {

/// One kernel, ready to be convolved or correlated with many signals of one shape. What does not
/// depend on the signal is kept: the method that was chosen, the plans, the kernel's spectrum and
/// the padded arrays. Movable; the planner may go before it.
///
/// `apply` may run in many threads at once, each on a padded array of its own; everything else
/// belongs to one thread. A moved-from or default-constructed one is empty: `apply` answers
/// kInvalidArgument.
///
/// Errors, as a bound on the absolute error of each element, where ‖.‖ is the square root of the
/// sum of squares over all elements and eps is 2^-52: through FFT 4 eps (1 + log2 P) ‖signal‖
/// ‖kernel‖ with P the elements of the padded array, by the direct sum 2 (M + 1) eps ‖signal‖
/// ‖kernel‖ with M those of the kernel. Through FFT one element that is not finite makes every
/// output so.
class Convolver {
 public:
  Convolver() noexcept;
  /// Plans at `rigor`, of which the planner keeps the wisdom; for kEstimate it takes the best plan
  /// that needs no search, and keeps nothing. The kernel, of the shape that the spec tells, is
  /// copied. kInvalidArgument if the spec is not valid, the kernel is of another length or of the
  /// other type; what Planner::plan() answers if there is no plan for the padded arrays; kPlanning
  /// if there is no memory for them.
  static Result<Convolver> make(Planner& planner, const ConvolutionSpec& spec,
                                const std::vector<double>& kernel, Rigor rigor = Rigor::kMeasure);
  static Result<Convolver> make(Planner& planner, const ConvolutionSpec& spec,
                                const std::vector<std::complex<double>>& kernel,
                                Rigor rigor = Rigor::kMeasure);
  ~Convolver();
  Convolver(Convolver&& other) noexcept;
  Convolver& operator=(Convolver&& other) noexcept;

  /// What this computes.
  const ConvolutionSpec& spec() const noexcept;
  /// How: kDirect or kFft; kAuto if this is empty.
  ConvolutionMethod method() const noexcept;

  /// A new array of spec().output_shape(). kInvalidArgument if the signal is of another length than
  /// spec().signal_shape() tells, or of the other type; kPlanning if there is no memory for it
  /// or for one more padded array.
  Result<std::vector<double>> apply(const std::vector<double>& signal) const;
  Result<std::vector<std::complex<double>>> apply(
      const std::vector<std::complex<double>>& signal) const;
  /// The same without an array made for each call: `signal` has as many elements as
  /// spec().signal_shape() tells, `output` as many as spec().output_shape(), and they do not
  /// overlap. kInvalidArgument also for a null array.
  Status apply(const double* signal, double* output) const;
  Status apply(const std::complex<double>* signal, std::complex<double>* output) const;

 private:
  struct State;
  explicit Convolver(std::unique_ptr<const State> state) noexcept;

  std::unique_ptr<const State> state_;
};

/// Single convolutions and correlations. Where they go through FFT they take the best plan that
/// needs no search: what FFTW's memory or the store holds, at worst a plan of rigor kEstimate,
/// which is not kept. For many signals and one kernel a Convolver is faster. Errors and their
/// bounds are those of Convolver. Safe from any thread.

/// The convolution of two real arrays of one dimension, as numpy.convolve where the signal is at
/// least as long as the kernel.
Result<std::vector<double>> convolve(Planner& planner, const std::vector<double>& signal,
                                     const std::vector<double>& kernel,
                                     ConvolutionMode mode = ConvolutionMode::kFull);
/// The correlation of two real arrays of one dimension, as numpy.correlate where the signal is at
/// least as long as the kernel.
Result<std::vector<double>> correlate(Planner& planner, const std::vector<double>& signal,
                                      const std::vector<double>& kernel,
                                      ConvolutionMode mode = ConvolutionMode::kFull);
/// What the spec tells, of arrays of any rank.
Result<std::vector<double>> apply_once(Planner& planner, const ConvolutionSpec& spec,
                                       const std::vector<double>& signal,
                                       const std::vector<double>& kernel);
Result<std::vector<std::complex<double>>> apply_once(
    Planner& planner, const ConvolutionSpec& spec, const std::vector<std::complex<double>>& signal,
    const std::vector<std::complex<double>>& kernel);

}  // namespace dase
