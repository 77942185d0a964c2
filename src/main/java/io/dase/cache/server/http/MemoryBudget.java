// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What large answers may hold of the heap together until they are sent: a quarter of it. Safe from
 * any thread.
 */
public final class MemoryBudget {
  private static final int SHARE = 4;
  private static final long SMALL = 1 << 16;

  private final long limit;
  private final AtomicLong used = new AtomicLong();

  public MemoryBudget() {
    this(Runtime.getRuntime().maxMemory() / SHARE);
  }

  MemoryBudget(long limit) {
    this.limit = limit;
  }

  /**
   * Takes a part; what is small is not counted.
   *
   * @return gives it back, once
   * @throws Problem 503 if too much is in use, 400 if it is more than all
   */
  public Runnable take(long bytes) {
    if (bytes <= SMALL) {
      return () -> {};
    }
    if (bytes > limit) {
      throw new Problem(
          400,
          "the answer takes some %d bytes; expected at most %d here, ask for less or for format=raw"
              .formatted(bytes, limit));
    }
    if (used.addAndGet(bytes) > limit) {
      used.addAndGet(-bytes);
      throw new Problem(503, "other large answers are being sent; try again")
          .withHeader("Retry-After", "1");
    }
    AtomicBoolean held = new AtomicBoolean(true);
    return () -> {
      if (held.getAndSet(false)) {
        used.addAndGet(-bytes);
      }
    };
  }
}
