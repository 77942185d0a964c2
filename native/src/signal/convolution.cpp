// SPDX-License-Identifier: MIT
#include "dase/convolver.hpp"

namespace dase {
namespace {

ConvolutionSpec spec_of(const std::vector<double>& signal, const std::vector<double>& kernel,
                        ConvolutionMode mode) {
  return ConvolutionSpec::real({static_cast<std::int64_t>(signal.size())})
      .kernel({static_cast<std::int64_t>(kernel.size())})
      .mode(mode);
}

template <typename T>
Result<std::vector<T>> apply(Planner& planner, const ConvolutionSpec& spec,
                             const std::vector<T>& signal, const std::vector<T>& kernel) {
  const Result<Convolver> convolver = Convolver::make(planner, spec, kernel, Rigor::kEstimate);
  if (!convolver.ok()) return convolver.status();
  return convolver->apply(signal);
}

}  // namespace

Result<std::vector<double>> convolve(Planner& planner, const std::vector<double>& signal,
                                     const std::vector<double>& kernel, ConvolutionMode mode) {
  return apply(planner, spec_of(signal, kernel, mode), signal, kernel);
}

Result<std::vector<double>> correlate(Planner& planner, const std::vector<double>& signal,
                                      const std::vector<double>& kernel, ConvolutionMode mode) {
  return apply(planner, spec_of(signal, kernel, mode).correlation(), signal, kernel);
}

Result<std::vector<double>> apply_once(Planner& planner, const ConvolutionSpec& spec,
                                       const std::vector<double>& signal,
                                       const std::vector<double>& kernel) {
  return apply(planner, spec, signal, kernel);
}

Result<std::vector<std::complex<double>>> apply_once(
    Planner& planner, const ConvolutionSpec& spec, const std::vector<std::complex<double>>& signal,
    const std::vector<std::complex<double>>& kernel) {
  return apply(planner, spec, signal, kernel);
}

}  // namespace dase
