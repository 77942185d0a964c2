// SPDX-License-Identifier: MIT
package io.dase.cache.core;

/**
 * Checks of numbers that a caller gave. Each throws an {@link IllegalArgumentException} that names
 * the argument, its value and what is expected; NaN passes none. Stateless; safe from any thread.
 */
public final class Ranges {
  private static final int HEAP_COPIES = 3;

  private Ranges() {}

  public static void requireFinite(String name, double value) {
    require(Double.isFinite(value), name, value, "a finite number");
  }

  /** Finite and above 0. */
  public static void requirePositive(String name, double value) {
    require(value > 0 && Double.isFinite(value), name, value, "a finite number above 0");
  }

  /** Finite, 0 or more. */
  public static void requireNotNegative(String name, double value) {
    require(value >= 0 && Double.isFinite(value), name, value, "a finite number of 0 or more");
  }

  /** From {@code low} to {@code high}, both included. */
  public static void requireWithin(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw refusal(name, value, KeyNumbers.format(low) + " to " + KeyNumbers.format(high));
    }
  }

  /**
   * What is made of a value in memory fits into the heap: the value, a copy, and its file.
   *
   * @param what names the value, as it starts the message
   * @param bytes of the value
   */
  public static void requireFitsHeap(String what, long bytes) {
    long most = Runtime.getRuntime().maxMemory() / HEAP_COPIES;
    if (bytes > most) {
      throw new IllegalArgumentException(
          what
              + " has "
              + bytes
              + " bytes; expected at most "
              + most
              + " in this heap; start Java with a larger -Xmx");
    }
  }

  private static void require(boolean holds, String name, double value, String expected) {
    if (!holds) {
      throw refusal(name, value, expected);
    }
  }

  private static IllegalArgumentException refusal(String name, double value, String expected) {
    return new IllegalArgumentException(name + " is " + value + "; expected " + expected);
  }
}
