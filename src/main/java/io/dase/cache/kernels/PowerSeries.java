// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import java.util.function.IntFunction;

/**
 * A series 1 + c_1 x + c_1 c_2 x^2 + ... with given ratios of neighbouring coefficients, for {@code
 * |x| <= 1/2}. Immutable; safe from any thread.
 */
final class PowerSeries {
  private static final int TERMS = 128;
  private static final double NEGLIGIBLE = 0x1p-100;
  private static final double NEGLIGIBLE_EXCESS = 0x1p-64;

  private final DoubleDouble[] ratios = new DoubleDouble[TERMS];

  /**
   * @param ratio gives c_1, c_2, ... which stay within 12
   */
  PowerSeries(IntFunction<DoubleDouble> ratio) {
    for (int j = 0; j < TERMS; j++) {
      ratios[j] = ratio.apply(j + 1);
    }
  }

  /** The sum to about 2^-95 of its largest term. */
  DoubleDouble sum(DoubleDouble x) {
    DoubleDouble sum = DoubleDouble.ONE;
    DoubleDouble term = DoubleDouble.ONE;
    for (DoubleDouble ratio : ratios) {
      term = term.times(ratio).times(x);
      sum = sum.plus(term);
      if (Math.abs(term.hi()) < NEGLIGIBLE) {
        break;
      }
    }
    return sum;
  }

  /** The sum less 1 in double, for small x: to some 2^-52 of itself. */
  double excess(double x) {
    double sum = 0;
    double term = 1;
    for (DoubleDouble ratio : ratios) {
      term *= ratio.hi() * x;
      sum += term;
      if (Math.abs(term) < NEGLIGIBLE_EXCESS) {
        break;
      }
    }
    return sum;
  }
}
