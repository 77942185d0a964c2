// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** An exact fraction in lowest terms, its denominator positive. Immutable; safe from any thread. */
record Rational(BigInteger numerator, BigInteger denominator) {
  static final Rational ZERO = of(0, 1);
  static final Rational ONE = of(1, 1);

  /** Three times the digits of a double: a second rounding changes nothing. */
  private static final MathContext DIGITS = new MathContext(60);

  Rational {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("the denominator of " + numerator + " is 0");
    }
    BigInteger divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
  }

  static Rational of(long numerator, long denominator) {
    return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /** The exact value of a finite double. */
  static Rational of(double value) {
    BigDecimal exact = new BigDecimal(value);
    return exact.scale() > 0
        ? new Rational(exact.unscaledValue(), BigInteger.TEN.pow(exact.scale()))
        : new Rational(exact.toBigIntegerExact(), BigInteger.ONE);
  }

  Rational plus(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Rational minus(Rational other) {
    return plus(other.times(of(-1, 1)));
  }

  Rational times(Rational other) {
    return new Rational(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  Rational over(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  boolean isZero() {
    return numerator.signum() == 0;
  }

  /** Rounded to nearest. */
  double toDouble() {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), DIGITS).doubleValue();
  }

  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
