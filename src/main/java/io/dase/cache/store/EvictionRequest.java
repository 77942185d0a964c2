// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is to be evicted. Without any condition: what the limits in force demand. With {@code
 * toBytes}: what has to go first until no more than that is left. Otherwise: whatever meets all
 * conditions. Pinned entries, and those of categories that never evict, stay in any case.
 * Immutable; safe from any thread.
 *
 * @param category only entries of this one; {@code toBytes} counts its entries alone
 * @param key only this entry, of every variant
 * @param toBytes what may be left
 * @param idleFor only entries that were not used for so long
 * @param storedFor only entries whose newest version was stored so long ago
 * @param dryRun whether it is only told what would go
 */
public record EvictionRequest(
    Optional<Category> category,
    Optional<CacheKey> key,
    OptionalLong toBytes,
    Optional<Duration> idleFor,
    Optional<Duration> storedFor,
    boolean dryRun) {
  /** What the limits in force demand. */
  public static final EvictionRequest LIMITS =
      new EvictionRequest(
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  /**
   * @throws IllegalArgumentException for a negative size or time
   */
  public EvictionRequest {
    if (toBytes.orElse(0) < 0
        || idleFor.orElse(Duration.ZERO).isNegative()
        || storedFor.orElse(Duration.ZERO).isNegative()) {
      throw new IllegalArgumentException(
          "size "
              + toBytes
              + ", idle "
              + idleFor
              + ", stored "
              + storedFor
              + " found; expected"
              + " 0 or more");
    }
  }

  public EvictionRequest withCategory(Category value) {
    return new EvictionRequest(Optional.of(value), key, toBytes, idleFor, storedFor, dryRun);
  }

  public EvictionRequest withKey(CacheKey value) {
    return new EvictionRequest(category, Optional.of(value), toBytes, idleFor, storedFor, dryRun);
  }

  public EvictionRequest withToBytes(long value) {
    return new EvictionRequest(category, key, OptionalLong.of(value), idleFor, storedFor, dryRun);
  }

  public EvictionRequest withIdleFor(Duration value) {
    return new EvictionRequest(category, key, toBytes, Optional.of(value), storedFor, dryRun);
  }

  public EvictionRequest withStoredFor(Duration value) {
    return new EvictionRequest(category, key, toBytes, idleFor, Optional.of(value), dryRun);
  }

  public EvictionRequest withDryRun(boolean value) {
    return new EvictionRequest(category, key, toBytes, idleFor, storedFor, value);
  }

  boolean asksForLimits() {
    return key.isEmpty() && toBytes.isEmpty() && idleFor.isEmpty() && storedFor.isEmpty();
  }
}
