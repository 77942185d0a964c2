// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import java.util.function.Supplier;

/**
 * A value that is made again when it is asked for, but no oftener than takes a tenth of the time:
 * what takes 1 ms is at most 10 ms old, what takes 1 s at most 10 s. Safe from any thread; one
 * makes it, others wait.
 */
final class Memo<T> {
  private static final int AGE_PER_COST = 10;

  private final Supplier<T> source;
  private T value;
  private long madeNanos;
  private long costNanos;

  Memo(Supplier<T> source) {
    this.source = source;
  }

  synchronized T get() {
    long now = System.nanoTime();
    if (value == null || now - madeNanos > AGE_PER_COST * costNanos) {
      value = source.get();
      madeNanos = System.nanoTime();
      costNanos = madeNanos - now;
    }
    return value;
  }
}
