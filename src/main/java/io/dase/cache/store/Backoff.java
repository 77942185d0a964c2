// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Waits that double, with jitter, until a deadline. Used by one thread. */
final class Backoff {
  private static final Duration FIRST = Duration.ofNanos(100_000);
  private static final Duration LONGEST = Duration.ofMillis(8);

  private final long deadline;
  private final long longest;
  private long next;

  /** From 0.1 to 8 ms. */
  Backoff(Duration limit) {
    this(limit, FIRST, LONGEST);
  }

  Backoff(Duration limit, Duration first, Duration longest) {
    deadline = System.nanoTime() + limit.toNanos();
    next = first.toNanos();
    this.longest = longest.toNanos();
  }

  /**
   * @return false, without waiting, once the deadline has passed
   */
  boolean pause() {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    long part = next / 2 + ThreadLocalRandom.current().nextLong(next / 2);
    LockSupport.parkNanos(Math.min(part, left));
    next = Math.min(longest, 2 * next);
    return true;
  }
}
