// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A convolution or correlation of signals of one shape with kernels of another, for example {@code
 * ConvolutionSpec.real(512, 512).kernel(7, 7).mode(SAME)}. Unless told otherwise the kernel has the
 * shape of the signals, the result is the {@code FULL} convolution, and the method is {@code AUTO}.
 * Arrays are flat and row-major, of {@code double}; complex ones interleave real and imaginary
 * parts. Immutable value; safe from any thread.
 *
 * <p>In each dimension, with n the size of the signal x and m that of the kernel k:
 *
 * <ul>
 *   <li>full convolution: y[j] = sum over q of k[q] x[j-q], j = 0 ... n+m-2;
 *   <li>full correlation: y[j] = sum over q of conj(k[q]) x[j-(m-1)+q], j = 0 ... n+m-2: element j
 *       is lag j-(m-1);
 *   <li>circular convolution: y[j] = sum over q of k[q] x[(j-q) mod n], j = 0 ... n-1;
 *   <li>circular correlation: y[j] = sum over q of conj(k[q]) x[(j+q) mod n]: element j is lag j.
 * </ul>
 */
public final class ConvolutionSpec {
  private static final double PRODUCTS_PER_BUTTERFLY = 0.5;

  private final List<Integer> signal;
  private final List<Integer> kernel;
  private final boolean complex;
  private final ConvolutionMode mode;
  private final boolean correlation;
  private final ConvolutionMethod method;
  private final List<Axis> axes;

  private ConvolutionSpec(
      List<Integer> signal,
      List<Integer> kernel,
      boolean complex,
      ConvolutionMode mode,
      boolean correlation,
      ConvolutionMethod method) {
    this.signal = signal;
    this.kernel = kernel;
    this.complex = complex;
    this.mode = Objects.requireNonNull(mode, "mode");
    this.correlation = correlation;
    this.method = Objects.requireNonNull(method, "method");
    requireComparable();
    this.axes =
        IntStream.range(0, signal.size())
            .mapToObj(d -> Axis.of(signal.get(d), kernel.get(d), mode, correlation))
            .toList();
    requireFitsAnArray();
  }

  /**
   * Of real signals of this shape.
   *
   * @throws IllegalArgumentException for an empty shape, a size below 1, or a result that does not
   *     fit an array
   */
  public static ConvolutionSpec real(int... signalShape) {
    return of(false, signalShape);
  }

  /**
   * Of complex signals of this shape.
   *
   * @throws IllegalArgumentException as {@link #real}
   */
  public static ConvolutionSpec complex(int... signalShape) {
    return of(true, signalShape);
  }

  /**
   * With kernels of this shape.
   *
   * @throws IllegalArgumentException for another rank than that of the signals, a size below 1, a
   *     result that does not fit an array; in the mode {@code CIRCULAR} a kernel larger than the
   *     signal, in the mode {@code VALID} one that is larger in one dimension and smaller in
   *     another
   */
  public ConvolutionSpec kernel(int... kernelShape) {
    Shapes.requireValid("the kernel", kernelShape);
    return new ConvolutionSpec(signal, listOf(kernelShape), complex, mode, correlation, method);
  }

  /**
   * Giving these elements.
   *
   * @throws IllegalArgumentException as {@link #kernel}
   */
  public ConvolutionSpec mode(ConvolutionMode value) {
    return new ConvolutionSpec(signal, kernel, complex, value, correlation, method);
  }

  /** Correlation in place of convolution: the kernel is reversed, and conjugated if complex. */
  public ConvolutionSpec correlation() {
    return new ConvolutionSpec(signal, kernel, complex, mode, true, method);
  }

  /** Convolution in place of correlation. */
  public ConvolutionSpec convolution() {
    return new ConvolutionSpec(signal, kernel, complex, mode, false, method);
  }

  /** Computed by this method. */
  public ConvolutionSpec method(ConvolutionMethod value) {
    return new ConvolutionSpec(signal, kernel, complex, mode, correlation, value);
  }

  /** A copy of the shape of the signals. */
  public int[] signalShape() {
    return signal.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A copy of the shape of the kernels. */
  public int[] kernelShape() {
    return kernel.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The shape of the results. */
  public int[] outputShape() {
    return axes.stream().mapToInt(Axis::length).toArray();
  }

  /** Whether signals, kernels and results are complex. */
  public boolean isComplex() {
    return complex;
  }

  /** Which elements are given. */
  public ConvolutionMode mode() {
    return mode;
  }

  /** Whether this is a correlation. */
  public boolean isCorrelation() {
    return correlation;
  }

  /** How the result is computed, as told. */
  public ConvolutionMethod method() {
    return method;
  }

  /**
   * {@code DIRECT} or {@code FFT}: {@link #method()}, or what {@code AUTO} takes. With K elements
   * of the kernel, Y of the output and P of the padded array that is the direct sum if K Y is at
   * most {@value #PRODUCTS_PER_BUTTERFLY} P log2 P, a ratio that was measured (docs/transforms.md).
   */
  public ConvolutionMethod chosenMethod() {
    if (method != ConvolutionMethod.AUTO) {
      return method;
    }
    double products = (double) Shapes.elements(kernelShape()) * Shapes.elements(outputShape());
    double padded = Arrays.stream(Padding.shape(this)).asDoubleStream().reduce(1, (a, b) -> a * b);
    double butterflies = padded * Math.log(padded) / Math.log(2);
    return products <= PRODUCTS_PER_BUTTERFLY * butterflies
        ? ConvolutionMethod.DIRECT
        : ConvolutionMethod.FFT;
  }

  List<Axis> axes() {
    return axes;
  }

  /** Numbers of an element. */
  int width() {
    return complex ? 2 : 1;
  }

  /** A copy of the kernel: of a correlation, that of the convolution it is. */
  double[] taps(double[] values) {
    double[] taps = values.clone();
    if (!correlation) {
      return taps;
    }
    int width = width();
    for (int i = 0; i < taps.length; i += width) {
      int mirrored = values.length - width - i;
      taps[i] = values[mirrored];
      if (complex) {
        taps[i + 1] = -values[mirrored + 1];
      }
    }
    return taps;
  }

  private static ConvolutionSpec of(boolean complex, int... shape) {
    Shapes.requireValid("the signal", shape);
    return new ConvolutionSpec(
        listOf(shape), listOf(shape), complex, ConvolutionMode.FULL, false, ConvolutionMethod.AUTO);
  }

  private static List<Integer> listOf(int[] shape) {
    return Arrays.stream(shape).boxed().toList();
  }

  private void requireComparable() {
    if (signal.size() != kernel.size()) {
      throw new IllegalArgumentException(
          "the kernel has the shape " + kernel + "; expected the rank of the signal's " + signal);
    }
    if (mode == ConvolutionMode.VALID && !fits(kernel, signal) && !fits(signal, kernel)) {
      throw new IllegalArgumentException(
          "the kernel has the shape "
              + kernel
              + " and the signal "
              + signal
              + "; for the mode VALID one of them must fit into the other");
    }
  }

  private static boolean fits(List<Integer> inner, List<Integer> outer) {
    return IntStream.range(0, inner.size()).allMatch(d -> inner.get(d) <= outer.get(d));
  }

  private void requireFitsAnArray() {
    if (Shapes.elements(outputShape()) > Integer.MAX_VALUE / width()) {
      throw new IllegalArgumentException(
          "the result has the shape "
              + Arrays.toString(outputShape())
              + ", more than a Java array holds; choose smaller shapes");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConvolutionSpec that
        && signal.equals(that.signal)
        && kernel.equals(that.kernel)
        && complex == that.complex
        && mode == that.mode
        && correlation == that.correlation
        && method == that.method;
  }

  @Override
  public int hashCode() {
    return Objects.hash(signal, kernel, complex, mode, correlation, method);
  }

  @Override
  public String toString() {
    return String.format(
        "%s %s %s of %s with %s, %s",
        mode,
        complex ? "complex" : "real",
        correlation ? "correlation" : "convolution",
        signal,
        kernel,
        method);
  }
}
