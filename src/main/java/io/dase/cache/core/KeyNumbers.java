// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as they stand in keys; the C++ twin is {@code dase::format_number}, and both read every
 * line of {@code wisdom/numbers.tsv}. Stateless; safe from any thread.
 */
public final class KeyNumbers {
  private static final int MAX_DIGITS = 17;
  private static final int MAX_PLAIN_POINT = 21;
  private static final int MIN_PLAIN_POINT = -6;

  private KeyNumbers() {}

  /**
   * The text of a double: its exact value rounded half to even to the fewest significant digits (1
   * to 17) that read back as the same double, laid out as ECMAScript's {@code Number::toString}
   * does: {@code 1000}, {@code 0.00001}, {@code 1e-7}, {@code 1e+21}. Negative zero is {@code 0}.
   *
   * @throws IllegalArgumentException for NaN and the infinities
   */
  public static String format(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "a number in a key is " + value + "; expected a finite value");
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = shortest(Math.abs(value));
    String digits = rounded.unscaledValue().toString();
    String text = layOut(digits, digits.length() - rounded.scale());
    return value < 0 ? "-" + text : text;
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MAX_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN));
  }

  /** The value is 0.{@code digits} times ten to the power {@code point}. */
  private static String layOut(String digits, int point) {
    int count = digits.length();
    if (count <= point && point <= MAX_PLAIN_POINT) {
      return digits + "0".repeat(point - count);
    }
    if (0 < point && point <= MAX_PLAIN_POINT) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (MIN_PLAIN_POINT < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    String fraction = count == 1 ? "" : "." + digits.substring(1);
    int exponent = point - 1;
    return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "" : "+") + exponent;
  }
}
