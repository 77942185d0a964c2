// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

/**
 * The frequency that each element of a spectrum stands for, as numpy.fft defines it and bit for bit
 * what numpy computes. Frequencies are in cycles per unit of the sample spacing: with {@code d} in
 * seconds, in hertz. Pure functions; safe from any thread.
 */
public final class Frequencies {
  private Frequencies() {}

  /**
   * The frequencies of a complex transform of {@code n} samples that lie {@code d} apart: k/(n d)
   * for k = 0, 1, ..., ceil(n/2)-1, -floor(n/2), ..., -1. The one at n/2 of an even n counts as
   * negative.
   *
   * @throws IllegalArgumentException if {@code n} is below 1, or 1/(n d) is zero or not finite
   */
  public static double[] fftfreq(int n, double d) {
    double step = step(n, d);
    int positive = n - n / 2;
    double[] frequencies = new double[n];
    for (int k = 0; k < n; k++) {
      frequencies[k] = (k < positive ? k : k - n) * step;
    }
    return frequencies;
  }

  /**
   * The frequencies of the floor(n/2)+1 outputs of a real-to-complex transform of {@code n} samples
   * that lie {@code d} apart: k/(n d) for k = 0, 1, ..., floor(n/2). Unlike with {@link #fftfreq}
   * the one at n/2 of an even n counts as positive.
   *
   * @throws IllegalArgumentException as {@link #fftfreq}
   */
  public static double[] rfftfreq(int n, double d) {
    double step = step(n, d);
    double[] frequencies = new double[n / 2 + 1];
    for (int k = 0; k < frequencies.length; k++) {
      frequencies[k] = k * step;
    }
    return frequencies;
  }

  /** Rounded as in numpy, which multiplies by the reciprocal. */
  private static double step(int n, double d) {
    double step = 1.0 / (n * d);
    if (n < 1 || step == 0 || !Double.isFinite(step)) {
      throw new IllegalArgumentException(
          "there are "
              + n
              + " samples, "
              + d
              + " apart; expected at least one sample, and a finite spacing other than zero whose"
              + " reciprocal is finite");
    }
    return step;
  }
}
