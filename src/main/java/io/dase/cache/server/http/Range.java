// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import io.dase.cache.core.KeyNumbers;
import java.util.function.Supplier;

/**
 * What numbers a parameter takes, both ends included. Immutable.
 *
 * @param words makes its text, which only refusals need
 */
public record Range(double low, double high, Supplier<String> words) {
  /** From {@code low} to {@code high}. */
  public static Range of(double low, double high) {
    return new Range(
        low,
        high,
        () -> "a number from " + KeyNumbers.format(low) + " to " + KeyNumbers.format(high));
  }

  /** Whole numbers from {@code low} to {@code high}. */
  public static Range of(long low, long high) {
    return new Range(low, high, () -> "a whole number from " + low + " to " + high);
  }

  /** How people read it. */
  String text() {
    return words.get();
  }

  boolean contains(double value) {
    return value >= low && value <= high;
  }
}
