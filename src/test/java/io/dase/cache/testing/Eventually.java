// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what other threads and processes do. */
public final class Eventually {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private Eventually() {}

  /**
   * Returns as soon as the condition holds.
   *
   * @throws AssertionError if it does not hold within a minute
   */
  public static void await(Callable<Boolean> condition) throws Exception {
    long start = System.nanoTime();
    while (!condition.call()) {
      if (System.nanoTime() - start > LIMIT.toNanos()) {
        throw new AssertionError("what was waited for did not come within " + LIMIT);
      }
      Thread.yield();
    }
  }
}
