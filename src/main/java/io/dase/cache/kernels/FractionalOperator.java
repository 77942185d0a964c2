// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.signal.GoodSizes;
import java.util.Arrays;
import java.util.Objects;

/**
 * The derivative or integral that a {@link KernelFamily} approximates, of series sampled at 0, dt,
 * 2 dt, ...: at once through one FFT convolution, or sample by sample through {@link #march}, with
 * the spectra that the provider keeps and plans whose wisdom the planner keeps. A kernel with fewer
 * weights than the series has samples sums over the newest only, see {@link ShortMemory}.
 *
 * <p>Beside the error of the approximation each element has one of at most {@value #ERROR_FACTOR}
 * eps log2(2 N) ||w||_1 max|g|, where eps is 2^-52, N the length, w the weights with their power of
 * dt, and g the samples, for Caputo families their first or second differences. The first {@value
 * #SUMMED} elements are summed directly, so that they do not have the errors of later, larger ones.
 * One sample that is not finite makes all elements so, beyond the first {@value #SUMMED}.
 *
 * <p>Safe from any thread; transforms of one size wait for each other. After {@link #close} every
 * method but {@link #spec} and {@link #length} throws {@link IllegalStateException}, those of its
 * marches too.
 */
public final class FractionalOperator implements AutoCloseable {
  /** Factor of the bound of the rounding error above. */
  public static final int ERROR_FACTOR = 4;

  private static final int SUMMED = 256;

  private final KernelSpec spec;
  private final int length;
  private final double[] weights;
  private final double[] starting;
  private final Convolutions convolutions;

  /**
   * For series of at most n samples, the number of weights, with plans of the rigor MEASURE.
   *
   * @throws IllegalArgumentException for more weights than fit into the heap
   */
  public FractionalOperator(
      CachedFractionalKernelProvider kernels, Planner planner, KernelSpec spec) {
    this(kernels, planner, spec, Objects.requireNonNull(spec, "spec").n(), Rigor.MEASURE);
  }

  /**
   * For series of at most {@code length} samples. Plans are made when first needed.
   *
   * @throws IllegalArgumentException for a length below 1 or above 2^26, and for more weights than
   *     fit into the heap
   */
  public FractionalOperator(
      CachedFractionalKernelProvider kernels,
      Planner planner,
      KernelSpec spec,
      int length,
      Rigor rigor) {
    Objects.requireNonNull(kernels, "kernels");
    Objects.requireNonNull(planner, "planner");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(rigor, "rigor");
    if (length < 1 || length > KernelSpec.MAX_N / 2) {
      throw new IllegalArgumentException(
          "length is " + length + "; expected 1 to " + KernelSpec.MAX_N / 2 + " samples");
    }
    this.spec = new KernelSpec(spec.family(), spec.alpha(), spec.dt(), Math.min(spec.n(), length));
    this.length = length;
    weights = kernels.getKernel(this.spec).toArray();
    starting =
        spec.family() == KernelFamily.RIEMANN_LIOUVILLE_INTEGRAL
            ? PowerWeights.starting(spec.alpha(), length).scaled(KernelWeights.scale(spec), length)
            : new double[0];
    convolutions = new Convolutions(kernels, planner, this.spec, rigor);
  }

  /** The kernel; of no more weights than {@link #length}. */
  public KernelSpec spec() {
    return spec;
  }

  /** The most samples of a series. */
  public int length() {
    return length;
  }

  /**
   * The derivative or integral at each sample; of {@link KernelFamily#CAPUTO_L1} and integrals 0 at
   * the first.
   *
   * @param series at most {@link #length} samples; not changed
   * @return a new array of as many elements
   * @throws IllegalArgumentException if the series is longer, and of {@link
   *     KernelFamily#CAPUTO_SUN_WU}, which needs a slope
   */
  public double[] apply(double[] series) {
    Objects.requireNonNull(series, "series");
    requireSlope(false);
    return convolved(series, 0);
  }

  /**
   * The derivative of {@link KernelFamily#CAPUTO_SUN_WU}: element m at the midpoint of samples m -
   * 1 and m, element 0 is 0.
   *
   * @param series at most {@link #length} samples; not changed
   * @param slope f'(0)
   * @return a new array of as many elements
   * @throws IllegalArgumentException if the series is longer, and for another family
   */
  public double[] apply(double[] series, double slope) {
    Objects.requireNonNull(series, "series");
    requireSlope(true);
    return convolved(series, slope * spec.dt());
  }

  /** {@link #apply(double[])} of each series of a batch, in their order. */
  public double[][] applyAll(double[][] batch) {
    Objects.requireNonNull(batch, "batch");
    return Arrays.stream(batch).map(this::apply).toArray(double[][]::new);
  }

  /**
   * Sample by sample, from the first.
   *
   * @throws IllegalArgumentException of {@link KernelFamily#CAPUTO_SUN_WU}, which needs a slope
   */
  public FractionalMarch march() {
    requireSlope(false);
    return new FractionalMarch(this, 0);
  }

  /**
   * Sample by sample, from the first, of {@link KernelFamily#CAPUTO_SUN_WU}.
   *
   * @param slope f'(0)
   * @throws IllegalArgumentException for another family
   */
  public FractionalMarch march(double slope) {
    requireSlope(true);
    return new FractionalMarch(this, slope * spec.dt());
  }

  /** Gives back plans and memory; marches end too. Idempotent. */
  @Override
  public void close() {
    convolutions.close();
  }

  /** Weight k, 0 beyond the memory. */
  double weight(int k) {
    return k < weights.length ? weights[k] : 0;
  }

  /** The weight of f_0 in the result at m beside those of the kernel. */
  double starting(int m) {
    return starting.length == 0 ? 0 : starting[m];
  }

  Convolutions convolutions() {
    return convolutions;
  }

  /** {@code sum_{k=from..to} w_k g_{m-k}}. */
  double sum(double[] convolved, int m, int from, int to) {
    double sum = 0;
    for (int k = from, end = Math.min(to, weights.length - 1); k <= end; k++) {
      sum += weights[k] * convolved[m - k];
    }
    return sum;
  }

  private double[] convolved(double[] series, double rise) {
    convolutions.requireOpen();
    int n = series.length;
    if (n > length) {
      throw new IllegalArgumentException(
          "the series has " + n + " samples; expected at most " + length);
    }
    double[] convolved = ConvolvedSamples.of(spec.family(), series, rise);
    double[] results = new double[n];
    if (n > SUMMED) {
      int size = (int) GoodSizes.goodEvenSize((long) length + weights.length - 1);
      convolutions.whole(size).apply(convolved, 0, n, 0, results);
    }
    for (int m = 0; m < Math.min(n, SUMMED); m++) {
      results[m] = sum(convolved, m, 0, m);
    }
    for (int m = 0; m < Math.min(n, starting.length); m++) {
      results[m] += starting[m] * series[0];
    }
    return results;
  }

  private void requireSlope(boolean given) {
    boolean needed = spec.family() == KernelFamily.CAPUTO_SUN_WU;
    if (needed != given) {
      throw new IllegalArgumentException(
          "the family is "
              + spec.family()
              + (needed
                  ? "; expected the slope f'(0) too"
                  : "; expected no slope, which is CAPUTO_SUN_WU's"));
    }
  }
}
