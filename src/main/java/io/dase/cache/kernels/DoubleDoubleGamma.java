// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

/**
 * The gamma function in double-double: Stirling's series at an argument of at least {@value #LEAST}
 * (Abramowitz & Stegun 1964, 6.1.41), brought down by the recurrence. Stateless.
 */
final class DoubleDoubleGamma {
  private static final int LEAST = 24;

  /** {@code ln(2 pi) / 2}. */
  private static final DoubleDouble HALF_LOG_TWO_PI =
      new DoubleDouble(0x1.d67f1c864beb5p-1, -0x1.65b5a1b7ff5dfp-55);

  /** {@code B_2k / (2k (2k - 1))} for k = 1, 2, ... as numerators and denominators. */
  private static final double[][] STIRLING = {
    {1, 12}, {-1, 360}, {1, 1260}, {-1, 1680}, {1, 1188}, {-691, 360360}, {1, 156}, {-3617, 122400}
  };

  private DoubleDoubleGamma() {}

  /** Relative error within 2^-75 for arguments of 1 to 20. */
  static DoubleDouble gamma(DoubleDouble x) {
    DoubleDouble z = x;
    DoubleDouble product = DoubleDouble.ONE;
    while (z.hi() < LEAST) {
      product = product.times(z);
      z = z.plus(DoubleDouble.ONE);
    }
    return DoubleDoublePower.exp(logGamma(z)).dividedBy(product);
  }

  private static DoubleDouble logGamma(DoubleDouble z) {
    DoubleDouble squared = z.times(z);
    DoubleDouble power = z;
    DoubleDouble series = HALF_LOG_TWO_PI;
    for (double[] term : STIRLING) {
      series = series.plus(new DoubleDouble(term[0], 0).dividedBy(term[1]).dividedBy(power));
      power = power.times(squared);
    }
    DoubleDouble main = z.plus(new DoubleDouble(-0.5, 0)).times(DoubleDoublePower.log(z));
    return main.plus(z.times(-1)).plus(series);
  }
}
