// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

/**
 * An unevaluated sum of two doubles, about 106 bits (Dekker 1971, with the fused multiply-add for
 * exact products). {@code hi} is the sum rounded to double. The error bounds hold while nothing
 * overflows and no intermediate product falls below 1e-290. Immutable.
 */
record DoubleDouble(double hi, double lo) {
  static final DoubleDouble ONE = new DoubleDouble(1, 0);

  /** The exact sum of any two doubles (Knuth 1969). */
  static DoubleDouble sum(double a, double b) {
    double s = a + b;
    double bPart = s - a;
    return new DoubleDouble(s, (a - (s - bPart)) + (b - bPart));
  }

  /** The exact sum where {@code |a| >= |b|} or {@code a} is 0 (Dekker 1971). */
  private static DoubleDouble orderedSum(double a, double b) {
    double s = a + b;
    return new DoubleDouble(s, b - (s - a));
  }

  /** Relative error of the result within 2^-104 where the signs agree. */
  DoubleDouble plus(DoubleDouble that) {
    DoubleDouble high = sum(hi, that.hi);
    DoubleDouble low = sum(lo, that.lo);
    DoubleDouble joined = orderedSum(high.hi, high.lo + low.hi);
    return orderedSum(joined.hi, joined.lo + low.lo);
  }

  /** Relative error within 2^-102. */
  DoubleDouble times(DoubleDouble that) {
    double p = hi * that.hi;
    double rest = Math.fma(hi, that.hi, -p);
    return orderedSum(p, rest + (hi * that.lo + lo * that.hi));
  }

  /** Relative error within 2^-103. */
  DoubleDouble times(double that) {
    double p = hi * that;
    return orderedSum(p, Math.fma(hi, that, -p) + lo * that);
  }

  /** Relative error within 2^-103. */
  DoubleDouble dividedBy(double that) {
    double q = hi / that;
    double remainder = Math.fma(-q, that, hi);
    return orderedSum(q, (remainder + lo) / that);
  }

  /** Relative error within 2^-101. */
  DoubleDouble dividedBy(DoubleDouble that) {
    double q = hi / that.hi;
    DoubleDouble rest = plus(that.times(-q));
    return orderedSum(q, (rest.hi + rest.lo) / that.hi);
  }

  /** Times 2 to the power {@code exponent}; exact while both parts stay normal. */
  DoubleDouble scaled(int exponent) {
    return new DoubleDouble(Math.scalb(hi, exponent), Math.scalb(lo, exponent));
  }
}
