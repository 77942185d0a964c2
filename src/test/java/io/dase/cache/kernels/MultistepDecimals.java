// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import java.math.BigDecimal;
import java.math.MathContext;

/** Weights of the BDF families relative to the first, by the recurrence in 60 digits. */
final class MultistepDecimals {
  private static final MathContext DIGITS = new MathContext(60);
  private static final int DENOMINATOR = 60;

  private MultistepDecimals() {}

  static BigDecimal[] ratios(int order, double alpha, int n) {
    long[] p = polynomial(order);
    BigDecimal a = new BigDecimal(alpha).add(BigDecimal.ONE);
    BigDecimal[] weights = new BigDecimal[n];
    weights[0] = BigDecimal.ONE;
    for (int k = 1; k < n; k++) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int j = 1; j <= Math.min(k, order); j++) {
        BigDecimal factor =
            a.multiply(BigDecimal.valueOf(j))
                .subtract(BigDecimal.valueOf(k))
                .multiply(BigDecimal.valueOf(p[j]));
        sum = sum.add(factor.multiply(weights[k - j], DIGITS));
      }
      weights[k] = sum.divide(BigDecimal.valueOf(k * p[0]), DIGITS);
    }
    return weights;
  }

  /** 60 sum over j of (1 - z)^j / j, lowest power first. */
  static long[] polynomial(int order) {
    long[] sum = new long[order + 1];
    long[] power = {1};
    for (int j = 1; j <= order; j++) {
      long[] next = new long[j + 1];
      for (int i = 0; i < power.length; i++) {
        next[i] += power[i];
        next[i + 1] -= power[i];
      }
      power = next;
      for (int i = 0; i <= j; i++) {
        sum[i] += power[i] * DENOMINATOR / j;
      }
    }
    return sum;
  }
}
