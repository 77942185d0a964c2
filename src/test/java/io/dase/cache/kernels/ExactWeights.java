// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Reference weights by the recurrence in decimal arithmetic of 60 digits, and distances to them.
 */
final class ExactWeights {
  static final MathContext DIGITS = new MathContext(60);

  private ExactWeights() {}

  /** The weights of exact {@code alpha} times {@code scale}. */
  static BigDecimal[] of(double alpha, BigDecimal scale, int n) {
    BigDecimal order = new BigDecimal(alpha);
    BigDecimal[] weights = new BigDecimal[n];
    weights[0] = scale;
    for (int k = 1; k < n; k++) {
      BigDecimal factor = new BigDecimal(k - 1).subtract(order);
      weights[k] = weights[k - 1].multiply(factor, DIGITS).divide(new BigDecimal(k), DIGITS);
    }
    return weights;
  }

  /** The distance of {@code actual} from {@code exact} in ulps of the double nearest to it. */
  static double ulps(double actual, BigDecimal exact) {
    BigDecimal unit = new BigDecimal(Math.ulp(exact.doubleValue()));
    return new BigDecimal(actual).subtract(exact).abs().divide(unit, DIGITS).doubleValue();
  }

  /** The largest distance over all indices. */
  static double worstUlps(double[] actual, BigDecimal[] exact) {
    double worst = 0;
    for (int k = 0; k < exact.length; k++) {
      worst = Math.max(worst, ulps(actual[k], exact[k]));
    }
    return worst;
  }
}
