// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.Category;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Which records have expired: by the time that they name themselves, or by their category's time to
 * live. The one place where a decision hangs on the wall clock. Safe from any thread.
 */
final class Lifetimes {
  private final PolicyFile policies;
  private final Clock clock;

  Lifetimes(PolicyFile policies, Clock clock) {
    this.policies = policies;
    this.clock = clock;
  }

  boolean isExpired(Record record) {
    return isExpired(record.key().category(), record.createdMs(), record.expiresMs());
  }

  /**
   * @param expiresMs what the record says; 0: nothing
   */
  boolean isExpired(Category category, long createdMs, long expiresMs) {
    long at = expiresMs(category, createdMs, expiresMs);
    return at != 0 && clock.millis() >= at;
  }

  /** Whether the category's time is over, whatever the record says. */
  boolean hasOutlivedItsCategory(Record record) {
    return isExpired(record.key().category(), record.createdMs(), 0);
  }

  /** Milliseconds since 1970; 0: never. */
  long expiresMs(Record record) {
    return expiresMs(record.key().category(), record.createdMs(), record.expiresMs());
  }

  private long expiresMs(Category category, long createdMs, long own) {
    long end = endMs(category, createdMs);
    return own == 0 || end == 0 ? own + end : Math.min(own, end);
  }

  private long endMs(Category category, long createdMs) {
    if (!policies.hasTimesToLive()) {
      return 0;
    }
    Optional<Duration> ttl = policies.current().rule(category).ttl();
    return ttl.isEmpty() ? 0 : saturated(createdMs, ttl.get().toMillis());
  }

  private static long saturated(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }
}
