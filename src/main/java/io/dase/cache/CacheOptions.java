// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.store.PolicyOverrides;
import io.dase.cache.store.StoreOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a {@link CacheManager} behaves. Immutable; safe from any thread.
 *
 * @param memoryBytes the bound of the memory tier; 0: none
 * @param store durability, deadlines and warnings of the store below
 * @param patience how long {@link CacheManager#computeIfAbsent} waits for another process that
 *     computes the key, before it computes too
 */
public record CacheOptions(long memoryBytes, StoreOptions store, Duration patience) {
  /** Well below what fits into nanoseconds. */
  private static final Duration MAX_PATIENCE = Duration.ofDays(36_500);

  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);
  private static final long MAX_DEFAULT_MEMORY_BYTES = 256L << 20;
  private static final int HEAP_SHARE = 8;

  /**
   * @throws IllegalArgumentException for a negative bound, or a patience out of range
   */
  public CacheOptions {
    Objects.requireNonNull(store, "store");
    if (memoryBytes < 0) {
      throw new IllegalArgumentException(
          "memoryBytes is " + memoryBytes + "; expected 0 (no memory tier) or more");
    }
    if (patience.isNegative() || patience.compareTo(MAX_PATIENCE) > 0) {
      throw new IllegalArgumentException(
          "patience is " + patience + "; expected 0 (never wait) to " + MAX_PATIENCE);
    }
  }

  /** 256 MiB or an eighth of the heap, whichever is less; the store's own defaults; 60 s. */
  public static CacheOptions defaults() {
    long heapShare = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    return new CacheOptions(
        Math.min(MAX_DEFAULT_MEMORY_BYTES, heapShare), StoreOptions.defaults(), DEFAULT_PATIENCE);
  }

  public CacheOptions withMemoryBytes(long bytes) {
    return new CacheOptions(bytes, store, patience);
  }

  public CacheOptions withStore(StoreOptions options) {
    return new CacheOptions(memoryBytes, options, patience);
  }

  /**
   * With a cache that is read below this one and never written: what this one neither holds nor has
   * deleted is served from there. Without this call it is the one that {@value
   * StoreOptions#SYSTEM_ROOT} names, if it does.
   */
  public CacheOptions systemRoot(Path root) {
    return withStore(store.withSystemRoot(Optional.of(root)));
  }

  /** With no cache below this one, whatever the environment says. */
  public CacheOptions withoutSystemRoot() {
    return withStore(store.withSystemRoot(Optional.empty()));
  }

  /**
   * With these limits above those of {@code cache.json} and of the environment. A {@code
   * FFTWWisdomHelper} or {@code Planner} of the manager takes that of the size.
   */
  public CacheOptions withLimits(PolicyOverrides limits) {
    return withStore(store.withLimits(limits));
  }

  public CacheOptions withPatience(Duration value) {
    return new CacheOptions(memoryBytes, store, value);
  }
}
