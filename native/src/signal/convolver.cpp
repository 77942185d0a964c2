// SPDX-License-Identifier: MIT
#include "dase/convolver.hpp"

#include <algorithm>
#include <functional>
#include <new>
#include <string>
#include <utility>

#include "signal/direct_sum.hpp"
#include "signal/fft_convolution.hpp"
#include "signal/shapes.hpp"

namespace dase {
namespace {

using Complex = std::complex<double>;
using Shape = std::vector<std::int64_t>;

template <typename T>
constexpr bool kIsComplex = std::is_same_v<T, Complex>;

/// The numbers of an array; complex ones are pairs, as the standard has them.
const double* numbers(const double* values) { return values; }
double* numbers(double* values) { return values; }
const double* numbers(const Complex* values) { return reinterpret_cast<const double*>(values); }
double* numbers(Complex* values) { return reinterpret_cast<double*>(values); }

Status check_type(const ConvolutionSpec& spec, bool complex) {
  if (spec.is_complex() == complex) return {};
  return invalid(std::string("the arrays are ") + (complex ? "complex" : "real") + "; a " +
                 spec.text() + " takes " + (complex ? "real" : "complex") + " ones");
}

template <typename T>
Status check_array(const ConvolutionSpec& spec, const char* what, const std::vector<T>& array,
                   const Shape& shape) {
  if (Status status = check_type(spec, kIsComplex<T>); !status.ok()) return status;
  if (array.size() == static_cast<std::size_t>(numbers_of(shape, 1).value())) return {};
  return invalid(std::string(what) + " has " + std::to_string(array.size()) +
                 " elements; expected those of the shape " + shape_text(shape));
}

/// The kernel of the convolution that a correlation is.
template <typename T>
std::vector<double> taps_of(const ConvolutionSpec& spec, std::vector<T> kernel) {
  if (spec.is_correlation()) {
    std::reverse(kernel.begin(), kernel.end());
    if constexpr (kIsComplex<T>) {
      for (T& value : kernel) value = std::conj(value);
    }
  }
  const std::size_t width = kIsComplex<T> ? 2 : 1;
  const double* first = numbers(kernel.data());
  return {first, first + width * kernel.size()};
}

bool overlap(const double* a, std::int64_t a_count, const double* b, std::int64_t b_count) {
  const std::less<const double*> before;
  return before(a, b + b_count) && before(b, a + a_count);
}

}  // namespace

struct Convolver::State {
  ConvolutionSpec spec;
  std::int64_t signal_numbers = 0;
  std::int64_t output_numbers = 0;
  std::unique_ptr<const DirectSum> direct;
  std::unique_ptr<const FftConvolution> fft;  // if there is no direct sum

  template <typename T>
  static Result<std::unique_ptr<const State>> make(Planner& planner, const ConvolutionSpec& spec,
                                                   const std::vector<T>& kernel, Rigor rigor) {
    if (Status status = spec.validate(); !status.ok()) return status;
    Status status = check_array(spec, "the kernel", kernel, spec.kernel_shape());
    if (!status.ok()) return status;
    const std::int64_t width = spec.is_complex() ? 2 : 1;
    auto made = std::make_unique<State>();
    made->spec = spec;
    made->signal_numbers = numbers_of(spec.signal_shape(), width).value();
    made->output_numbers = numbers_of(spec.output_shape(), width).value();
    std::vector<double> taps = taps_of(spec, kernel);
    if (spec.chosen_method() == ConvolutionMethod::kDirect) {
      made->direct = std::make_unique<DirectSum>(axes_of(spec), std::move(taps), spec.is_complex());
      return std::unique_ptr<const State>(std::move(made));
    }
    auto fft = FftConvolution::make(planner, spec, taps, rigor);
    if (!fft.ok()) return fft.status();
    made->fft = std::move(fft).value();
    return std::unique_ptr<const State>(std::move(made));
  }

  Status run(const double* signal, double* output) const {
    if (direct == nullptr) return fft->apply(signal, output);
    std::fill_n(output, output_numbers, 0.0);
    direct->add_to(output, signal);
    return {};
  }

  template <typename T>
  static Status apply(const State* state, const T* signal, T* output) {
    if (state == nullptr) return empty();
    if (Status status = check_type(state->spec, kIsComplex<T>); !status.ok()) return status;
    if (signal == nullptr || output == nullptr) return invalid("an array is null");
    if (overlap(numbers(signal), state->signal_numbers, numbers(output), state->output_numbers)) {
      return invalid("the signal and the output overlap; use separate arrays");
    }
    return state->run(numbers(signal), numbers(output));
  }

  template <typename T>
  static Result<std::vector<T>> apply(const State* state, const std::vector<T>& signal) {
    if (state == nullptr) return empty();
    Status status = check_array(state->spec, "the signal", signal, state->spec.signal_shape());
    if (!status.ok()) return status;
    const std::int64_t width = kIsComplex<T> ? 2 : 1;
    std::vector<T> output;
    try {
      output.resize(static_cast<std::size_t>(state->output_numbers / width));
    } catch (const std::bad_alloc&) {
      return Status(StatusCode::kPlanning, "there is no memory for a result of the shape " +
                                               shape_text(state->spec.output_shape()) +
                                               "; choose smaller shapes");
    }
    status = state->run(numbers(signal.data()), numbers(output.data()));
    if (!status.ok()) return status;
    return output;
  }

 private:
  static Status empty() {
    return invalid("this Convolver is empty: it was moved from; make another one");
  }
};

Convolver::Convolver() noexcept = default;
Convolver::Convolver(std::unique_ptr<const State> state) noexcept : state_(std::move(state)) {}
Convolver::~Convolver() = default;
Convolver::Convolver(Convolver&& other) noexcept = default;
Convolver& Convolver::operator=(Convolver&& other) noexcept = default;

Result<Convolver> Convolver::make(Planner& planner, const ConvolutionSpec& spec,
                                  const std::vector<double>& kernel, Rigor rigor) {
  auto state = State::make(planner, spec, kernel, rigor);
  if (!state.ok()) return state.status();
  return Convolver(std::move(state).value());
}

Result<Convolver> Convolver::make(Planner& planner, const ConvolutionSpec& spec,
                                  const std::vector<std::complex<double>>& kernel, Rigor rigor) {
  auto state = State::make(planner, spec, kernel, rigor);
  if (!state.ok()) return state.status();
  return Convolver(std::move(state).value());
}

const ConvolutionSpec& Convolver::spec() const noexcept {
  static const ConvolutionSpec none;
  return state_ == nullptr ? none : state_->spec;
}

ConvolutionMethod Convolver::method() const noexcept {
  if (state_ == nullptr) return ConvolutionMethod::kAuto;
  return state_->direct != nullptr ? ConvolutionMethod::kDirect : ConvolutionMethod::kFft;
}

Result<std::vector<double>> Convolver::apply(const std::vector<double>& signal) const {
  return State::apply(state_.get(), signal);
}

Result<std::vector<std::complex<double>>> Convolver::apply(
    const std::vector<std::complex<double>>& signal) const {
  return State::apply(state_.get(), signal);
}

Status Convolver::apply(const double* signal, double* output) const {
  return State::apply(state_.get(), signal, output);
}

Status Convolver::apply(const std::complex<double>* signal, std::complex<double>* output) const {
  return State::apply(state_.get(), signal, output);
}

}  // namespace dase
