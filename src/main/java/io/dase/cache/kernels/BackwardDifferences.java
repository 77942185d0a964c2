// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

/**
 * Fractional linear multistep weights of the backward differentiation formulas (Lubich,
 * "Discretized fractional calculus", SIAM J. Math. Anal. 17, 1986): the coefficients of
 *
 * <pre>
 *   P(z)^alpha,   P(z) = sum_{j=1..p} (1 - z)^j / j,
 * </pre>
 *
 * by the recurrence that P y' = alpha P' y gives for y = P^alpha (J. C. P. Miller; Henrici 1974,
 * section 1.6). It runs in double-double on the integer coefficients of 60 P, and its errors grow
 * no faster than the index. Its first weights grow and cancel with the order: at 7.5 those of p = 6
 * lose all that double-double has to spare. Stateless.
 */
final class BackwardDifferences {
  /** The weights are far within 4 ulp up to here, see above. */
  static final double MAX_ALPHA = 4;

  /** Of 60 P, lowest power first; the sum 60 (1 - z)^j / j of all j up to p. */
  private static final double[][] COEFFICIENTS = {
    {60, -60},
    {90, -120, 30},
    {110, -180, 90, -20},
    {125, -240, 180, -80, 15},
    {137, -300, 300, -200, 75, -12},
    {147, -360, 450, -400, 225, -72, 10}
  };

  private static final double DENOMINATOR = 60;

  private BackwardDifferences() {}

  /** The weights divided by the first. */
  static UnscaledWeights unscaled(int order, double alpha, int n) {
    UnscaledWeights weights = UnscaledWeights.ofLength(n);
    double[] polynomial = COEFFICIENTS[order - 1];
    weights.set(0, DoubleDouble.ONE);
    int end = (int) Math.min(n, lastOfPolynomial(order, alpha) + 1);
    for (int k = 1; k < end; k++) {
      weights.set(k, next(weights, k, alpha, polynomial));
    }
    return weights;
  }

  /** {@code (P(0) / dt)^alpha}. */
  static DoubleDouble scale(int order, double alpha, double dt) {
    return DoubleDoublePower.pow(COEFFICIENTS[order - 1][0], alpha)
        .times(DoubleDoublePower.pow(DENOMINATOR, -alpha))
        .times(DoubleDoublePower.pow(dt, -alpha));
  }

  /** Of an integer power of P the degree: what follows is exactly 0. */
  private static double lastOfPolynomial(int order, double alpha) {
    return alpha == Math.rint(alpha) ? order * alpha : Double.POSITIVE_INFINITY;
  }

  private static DoubleDouble next(
      UnscaledWeights weights, int k, double alpha, double[] polynomial) {
    DoubleDouble sum = new DoubleDouble(0, 0);
    for (int j = 1; j <= Math.min(k, polynomial.length - 1); j++) {
      double exact = alpha * j;
      DoubleDouble factor =
          DoubleDouble.sum(exact, (double) j - k)
              .plus(new DoubleDouble(Math.fma(alpha, j, -exact), 0));
      sum = sum.plus(weights.get(k - j).times(factor).times(polynomial[j]));
    }
    return sum.dividedBy(k * polynomial[0]);
  }
}
