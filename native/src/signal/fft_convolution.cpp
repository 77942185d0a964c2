// SPDX-License-Identifier: MIT
#include "signal/fft_convolution.hpp"

#include <utility>

namespace dase {
namespace {

/// The plan of the padded array's spectrum; Java asks for the same one, so they share wisdom.
PlanSpec transform_of(const ConvolutionSpec& spec, Rigor rigor) {
  std::vector<std::int64_t> shape = padded_shape(spec);
  return (spec.is_complex() ? PlanSpec::dft(std::move(shape)).in_place()
                            : PlanSpec::rdft(std::move(shape)))
      .rigor(rigor);
}

/// Element by element, as complex numbers, of which `values` are the parts.
void multiply(const std::vector<double>& factors, double* values) {
  const double* factor = factors.data();
  for (std::size_t i = 0; i < factors.size(); i += 2) {
    const double x = values[i];
    const double y = values[i + 1];
    values[i] = x * factor[i] - y * factor[i + 1];
    values[i + 1] = x * factor[i + 1] + y * factor[i];
  }
}

}  // namespace

FftConvolution::FftConvolution(const ConvolutionSpec& spec, Plan forward, Plan backward)
    : padding_(spec), forward_(std::move(forward)), backward_(std::move(backward)) {}

Result<std::unique_ptr<const FftConvolution>> FftConvolution::make(Planner& planner,
                                                                   const ConvolutionSpec& spec,
                                                                   const std::vector<double>& taps,
                                                                   Rigor rigor) {
  const PlanSpec transform = transform_of(spec, rigor);
  PlanOptions options;
  // A search for an ESTIMATE plan would take longer than what it makes faster.
  if (rigor == Rigor::kEstimate) options.mode = PlanMode::kServeThenUpgrade;
  Result<Plan> forward = planner.plan(transform, options);
  if (!forward.ok()) return forward.status();
  Result<Plan> backward = planner.plan(transform.inverse(), options);
  if (!backward.ok()) return backward.status();
  std::unique_ptr<FftConvolution> made(
      new FftConvolution(spec, std::move(forward).value(), std::move(backward).value()));
  if (Status status = made->load(taps); !status.ok()) return status;
  return std::unique_ptr<const FftConvolution>(std::move(made));
}

Status FftConvolution::load(const std::vector<double>& taps) {
  Result<std::unique_ptr<PaddedArrays>> made = PaddedArrays::make(forward_, backward_);
  if (!made.ok()) return made.status();
  const PaddedArrays& arrays = *made.value();
  padding_.put_kernel(taps.data(), arrays.values());
  arrays.transform();
  const PlanSpec& spec = forward_.spec();
  kernel_spectrum_.assign(arrays.spectrum(), arrays.spectrum() + 2 * spec.output_extent());
  // FFTW does not scale, so the kernel's spectrum does.
  const double scale = 1.0 / spec.logical_size();
  for (double& part : kernel_spectrum_) part *= scale;
  give_back(std::move(made).value());
  return {};
}

Status FftConvolution::apply(const double* signal, double* output) const {
  std::unique_ptr<PaddedArrays> arrays = take_idle();
  if (arrays == nullptr) {
    Result<std::unique_ptr<PaddedArrays>> made = PaddedArrays::make(forward_, backward_);
    if (!made.ok()) return made.status();
    arrays = std::move(made).value();
  }
  padding_.put_signal(signal, arrays->values());
  arrays->transform();
  multiply(kernel_spectrum_, arrays->spectrum());
  arrays->transform_back();
  padding_.get_output(arrays->values(), output);
  give_back(std::move(arrays));
  return {};
}

std::unique_ptr<PaddedArrays> FftConvolution::take_idle() const {
  const std::lock_guard<std::mutex> guard(mutex_);
  if (idle_.empty()) return nullptr;
  std::unique_ptr<PaddedArrays> arrays = std::move(idle_.back());
  idle_.pop_back();
  return arrays;
}

void FftConvolution::give_back(std::unique_ptr<PaddedArrays> arrays) const {
  const std::lock_guard<std::mutex> guard(mutex_);
  idle_.push_back(std::move(arrays));
}

}  // namespace dase
