// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

/**
 * Real powers in double-double: the exponential by argument reduction and Taylor's series, the
 * logarithm by one third-order correction of {@link Math#log}. Stateless.
 */
final class DoubleDoublePower {
  static final DoubleDouble LN_2 = new DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56);

  /** The argument is divided by 2^9 before the series, and the result squared nine times. */
  private static final int HALVINGS = 9;

  /** Brings an argument below 10 under 2^-10. */
  private static final int WIDE_HALVINGS = 14;

  private static final int TERMS = 10;

  private DoubleDoublePower() {}

  /**
   * {@code base} to the power {@code exponent}, both taken as the exact values of the doubles.
   * Relative error within 2^-90 for a base and a result between 1e-200 and 1e200.
   */
  static DoubleDouble pow(double base, double exponent) {
    return exp(log(base).times(exponent));
  }

  /** The natural logarithm; absolute error within 2^-98 for arguments of 1 to 1e200. */
  static DoubleDouble log(DoubleDouble x) {
    return log(x.hi()).plus(new DoubleDouble(x.lo() / x.hi(), 0));
  }

  /** {@code e = exp(y)} for a first guess y leaves {@code log(x) = y + log1p((x - e) / e)}. */
  private static DoubleDouble log(double x) {
    double guess = Math.log(x);
    DoubleDouble e = exp(new DoubleDouble(guess, 0));
    double excess = ((x - e.hi()) - e.lo()) / e.hi();
    return DoubleDouble.sum(guess, excess - excess * excess / 2);
  }

  /** Relative error within 2^-92 for {@code |y| < 500}. */
  static DoubleDouble exp(DoubleDouble y) {
    double octaves = Math.rint(y.hi() / LN_2.hi());
    DoubleDouble r = y.plus(LN_2.times(-octaves)).scaled(-HALVINGS);
    DoubleDouble lessOne = expLessOne(r);
    for (int i = 0; i < HALVINGS; i++) {
      lessOne = lessOne.scaled(1).plus(lessOne.times(lessOne));
    }
    return DoubleDouble.ONE.plus(lessOne).scaled((int) octaves);
  }

  /** {@code exp(y) - 1} with the relative error of {@link #exp}, for {@code |y| < 10}. */
  static DoubleDouble expm1(DoubleDouble y) {
    DoubleDouble lessOne = expLessOne(y.scaled(-WIDE_HALVINGS));
    for (int i = 0; i < WIDE_HALVINGS; i++) {
      lessOne = lessOne.scaled(1).plus(lessOne.times(lessOne));
    }
    return lessOne;
  }

  /** {@code exp(r) - 1} by Taylor's series; exact to 2^-110 of 1 for {@code |r| < 2^-10}. */
  private static DoubleDouble expLessOne(DoubleDouble r) {
    DoubleDouble sum = DoubleDouble.ONE;
    for (int n = TERMS; n > 1; n--) {
      sum = DoubleDouble.ONE.plus(sum.times(r).dividedBy(n));
    }
    return sum.times(r);
  }
}
