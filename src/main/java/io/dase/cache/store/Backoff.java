// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Waits 0.1 to 8 ms, doubling, with jitter, until a deadline. Used by one thread. */
final class Backoff {
  private static final long FIRST_NS = 100_000;
  private static final long LAST_NS = 8_000_000;

  private final long deadline;
  private long next = FIRST_NS;

  Backoff(Duration limit) {
    deadline = System.nanoTime() + limit.toNanos();
  }

  /**
   * @return false, without waiting, once the deadline has passed
   */
  boolean pause() {
    if (System.nanoTime() - deadline >= 0) {
      return false;
    }
    LockSupport.parkNanos(next / 2 + ThreadLocalRandom.current().nextLong(next / 2));
    next = Math.min(LAST_NS, 2 * next);
    return true;
  }
}
