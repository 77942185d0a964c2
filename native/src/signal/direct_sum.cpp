// SPDX-License-Identifier: MIT
#include "signal/direct_sum.hpp"

#include <utility>

namespace dase {
namespace {

void add_real(double factor, const double* signal, double* output, std::int64_t length) {
  for (std::int64_t i = 0; i < length; ++i) output[i] += factor * signal[i];
}

void add_complex(const double* factor, const double* signal, double* output, std::int64_t length) {
  const double re = factor[0];
  const double im = factor[1];
  for (std::int64_t i = 0; i < 2 * length; i += 2) {
    const double x = signal[i];
    const double y = signal[i + 1];
    output[i] += re * x - im * y;
    output[i + 1] += re * y + im * x;
  }
}

}  // namespace

DirectSum::DirectSum(std::vector<Axis> axes, std::vector<double> kernel, bool complex)
    : axes_(std::move(axes)), kernel_(std::move(kernel)), complex_(complex) {}

void DirectSum::add_to(double* output, const double* signal) const {
  add(0, 0, 0, 0, signal, output);
}

void DirectSum::add(std::size_t d, std::int64_t kernel_row, std::int64_t signal_row,
                    std::int64_t output_row, const double* signal, double* output) const {
  const Axis& axis = axes_[d];
  const bool last = d + 1 == axes_.size();
  for (std::int64_t q = 0; q < axis.kernel; ++q) {
    const std::int64_t element = kernel_row * axis.kernel + q;
    for (const Axis::Run& run : axis.runs(q)) {
      const std::int64_t from = signal_row * axis.signal + run.signal;
      const std::int64_t to = output_row * axis.length + run.output;
      if (!last) {
        for (std::int64_t i = 0; i < run.length; ++i) {
          add(d + 1, element, from + i, to + i, signal, output);
        }
      } else if (complex_) {
        add_complex(kernel_.data() + 2 * element, signal + 2 * from, output + 2 * to, run.length);
      } else {
        add_real(kernel_.data()[element], signal + from, output + to, run.length);
      }
    }
  }
}

}  // namespace dase
