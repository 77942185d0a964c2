// SPDX-License-Identifier: MIT
package io.dase.cache.jmh;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Times of one thing, printed as one JSON line: quartiles in microseconds. One thread. */
final class Samples {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final int QUARTERS = 4;

  private final String name;
  private long[] nanos = new long[1 << 10];
  private int count;

  Samples(String name) {
    this.name = name;
  }

  /**
   * Times one call.
   *
   * @throws IllegalStateException if it returns false: what failed must not be measured
   */
  void time(BooleanSupplier work) {
    long start = System.nanoTime();
    boolean done = work.getAsBoolean();
    long elapsed = System.nanoTime() - start;
    if (!done) {
      throw new IllegalStateException(name + ": call " + count + " failed; expected success");
    }
    add(elapsed);
  }

  void add(long elapsed) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = elapsed;
  }

  /**
   * @throws IllegalStateException unless all elements agree within a bound
   */
  static void requireClose(double[] found, double[] expected, double bound) {
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(found[i] - expected[i]) <= bound)) {
        throw new IllegalStateException(
            "element " + i + " is " + found[i] + "; expected " + expected[i] + " within " + bound);
      }
    }
  }

  void print() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "{\"name\":\"%s\",\"us\":[%.4f,%.4f,%.4f],\"n\":%d}%n",
        name,
        at(sorted, 1),
        at(sorted, 2),
        at(sorted, 3),
        count);
  }

  private static double at(long[] sorted, int quarter) {
    return sorted[(int) ((sorted.length - 1L) * quarter / QUARTERS)] / NANOS_PER_MICRO;
  }
}
