// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;

/**
 * Single convolutions and correlations. Where they go through FFT they take the best plan that
 * needs no search: what FFTW's memory or the store holds, at worst a plan of rigor {@code
 * ESTIMATE}, which is not kept. For many signals and one kernel a {@link Convolver} is faster.
 * Errors and their bounds are those of {@link Convolver}. Stateless; safe from any thread.
 */
public final class Convolution {
  private Convolution() {}

  /**
   * The convolution of two real arrays of one dimension, as numpy.convolve where the signal is at
   * least as long as the kernel.
   *
   * @throws IllegalArgumentException as {@link ConvolutionSpec#kernel}
   */
  public static double[] convolve(
      Planner planner, double[] signal, double[] kernel, ConvolutionMode mode) {
    return apply(planner, spec(signal, kernel, mode), signal, kernel);
  }

  /**
   * The correlation of two real arrays of one dimension, as numpy.correlate where the signal is at
   * least as long as the kernel.
   *
   * @throws IllegalArgumentException as {@link ConvolutionSpec#kernel}
   */
  public static double[] correlate(
      Planner planner, double[] signal, double[] kernel, ConvolutionMode mode) {
    return apply(planner, spec(signal, kernel, mode).correlation(), signal, kernel);
  }

  /**
   * The convolution or correlation of a signal with a kernel.
   *
   * @param signal of the shape that {@code spec} tells, row-major; it is not changed
   * @param kernel of the shape that {@code spec} tells, row-major; it is not changed
   * @return a new array of the shape {@link ConvolutionSpec#outputShape()}
   * @throws IllegalArgumentException if an array has another length
   */
  public static double[] apply(
      Planner planner, ConvolutionSpec spec, double[] signal, double[] kernel) {
    try (Convolver convolver = new Convolver(planner, spec, kernel, Rigor.ESTIMATE)) {
      return convolver.apply(signal);
    }
  }

  private static ConvolutionSpec spec(double[] signal, double[] kernel, ConvolutionMode mode) {
    return ConvolutionSpec.real(signal.length).kernel(kernel.length).mode(mode);
  }
}
