// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import java.util.Objects;

/**
 * One kernel, ready to be convolved or correlated with many signals of one shape. What does not
 * depend on the signal is kept: the method that was chosen, the plans, the kernel's spectrum and
 * the padded arrays.
 *
 * <p>Thread-safe: {@link #apply} may run in many threads at once, each on a padded array of its
 * own. After {@link #close()} it throws {@link IllegalStateException}; calls that are under way end
 * well.
 *
 * <p>Errors, as a bound on the absolute error of each element, where ‖.‖ is the square root of the
 * sum of squares over all elements and eps is 2^-52: through FFT 4 eps (1 + log2 P) ‖signal‖
 * ‖kernel‖ with P the elements of the padded array, by the direct sum 2 (M + 1) eps ‖signal‖
 * ‖kernel‖ with M those of the kernel. Through FFT one element that is not finite makes every
 * output so.
 */
public final class Convolver implements AutoCloseable {
  private final ConvolutionSpec spec;
  private final DirectSum direct;
  private final FftConvolution throughFft;
  private volatile boolean closed;

  /**
   * With transforms planned at the rigor {@code MEASURE}, of which the planner keeps the wisdom.
   *
   * @param kernel of the shape that {@code spec} tells, row-major; it is copied
   * @throws IllegalArgumentException if the kernel has another length, or the padded arrays of the
   *     method FFT would have 2^31 bytes or more
   */
  public Convolver(Planner planner, ConvolutionSpec spec, double[] kernel) {
    this(planner, spec, kernel, Rigor.MEASURE);
  }

  /**
   * With transforms planned at this rigor.
   *
   * @throws IllegalArgumentException if the kernel has another length, or the padded arrays of the
   *     method FFT would have 2^31 bytes or more
   */
  public Convolver(Planner planner, ConvolutionSpec spec, double[] kernel, Rigor rigor) {
    Objects.requireNonNull(planner, "planner");
    Objects.requireNonNull(rigor, "rigor");
    Shapes.requireLength("the kernel", kernel.length, spec.kernelShape(), spec.width());
    this.spec = spec;
    double[] taps = spec.taps(kernel);
    boolean summed = spec.chosenMethod() == ConvolutionMethod.DIRECT;
    direct = summed ? new DirectSum(spec.axes(), taps, spec.isComplex()) : null;
    throughFft = summed ? null : new FftConvolution(planner, spec, taps, rigor);
  }

  /** What this computes. */
  public ConvolutionSpec spec() {
    return spec;
  }

  /** How it is computed: {@code DIRECT} or {@code FFT}. */
  public ConvolutionMethod method() {
    return direct != null ? ConvolutionMethod.DIRECT : ConvolutionMethod.FFT;
  }

  /**
   * The convolution or correlation of a signal with the kernel.
   *
   * @param signal of the shape that {@link #spec()} tells, row-major; it is not changed
   * @return a new array of the shape {@link ConvolutionSpec#outputShape()}
   * @throws IllegalArgumentException if the signal has another length
   * @throws IllegalStateException if this is closed
   */
  public double[] apply(double[] signal) {
    Shapes.requireLength("the signal", signal.length, spec.signalShape(), spec.width());
    if (closed) {
      throw new IllegalStateException("this Convolver is closed; make another one");
    }
    double[] output = new double[(int) Shapes.elements(spec.outputShape()) * spec.width()];
    if (direct != null) {
      direct.addTo(output, signal);
    } else {
      throughFft.apply(signal, output);
    }
    return output;
  }

  /** Gives back plans and arrays; those of a call that is under way, when it ends. Idempotent. */
  @Override
  public void close() {
    closed = true;
    if (throughFft != null) {
      throughFft.close();
    }
  }
}
