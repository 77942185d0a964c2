// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import java.util.function.DoubleUnaryOperator;

/**
 * Derivatives and integrals of order alpha with lower terminal 0 (an integral is the derivative of
 * order -alpha), of powers by {@code Gamma(p+1) / Gamma(p+1-alpha) t^(p-alpha)}, of others by their
 * power series.
 */
final class ClosedForms {
  private static final int TERMS = 60;

  private ClosedForms() {}

  /** Of t^p. */
  static DoubleUnaryOperator power(double p, double alpha) {
    double factor = gamma(p + 1) / gamma(p + 1 - alpha);
    return t -> factor * Math.pow(t, p - alpha);
  }

  /** Of e^t less its powers below {@code first}, which a Caputo derivative does not see. */
  static DoubleUnaryOperator exponential(int first, double alpha) {
    return t -> {
      double sum = 0;
      for (int k = first; k < TERMS; k++) {
        sum += Math.pow(t, k - alpha) / gamma(k + 1 - alpha);
      }
      return sum;
    };
  }

  /** Of sin(t) less its powers below {@code first}. */
  static DoubleUnaryOperator sine(int first, double alpha) {
    return t -> {
      double sum = 0;
      for (int k = 1; k < TERMS; k += 2) {
        double sign = k % 4 == 1 ? 1 : -1;
        sum += k < first ? 0 : sign * Math.pow(t, k - alpha) / gamma(k + 1 - alpha);
      }
      return sum;
    };
  }

  /** For positive arguments up to 60. */
  private static double gamma(double x) {
    double factor = 1;
    double least = x;
    while (least < 1) {
      factor *= least;
      least++;
    }
    return DoubleDoubleGamma.gamma(new DoubleDouble(least, 0)).hi() / factor;
  }
}
