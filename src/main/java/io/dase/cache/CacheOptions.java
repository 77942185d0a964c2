// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.store.StoreOptions;
import java.util.Objects;

/**
 * How a {@link CacheManager} behaves. Immutable; safe from any thread.
 *
 * @param memoryBytes the bound of the memory tier; 0: none
 * @param store durability, deadlines and warnings of the store below
 */
public record CacheOptions(long memoryBytes, StoreOptions store) {
  private static final long MAX_DEFAULT_MEMORY_BYTES = 256L << 20;
  private static final int HEAP_SHARE = 8;

  /**
   * @throws IllegalArgumentException for a negative bound
   */
  public CacheOptions {
    Objects.requireNonNull(store, "store");
    if (memoryBytes < 0) {
      throw new IllegalArgumentException(
          "memoryBytes is " + memoryBytes + "; expected 0 (no memory tier) or more");
    }
  }

  /** 256 MiB or an eighth of the heap, whichever is less; the store's own defaults. */
  public static CacheOptions defaults() {
    long heapShare = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    return new CacheOptions(Math.min(MAX_DEFAULT_MEMORY_BYTES, heapShare), StoreOptions.defaults());
  }

  public CacheOptions withMemoryBytes(long bytes) {
    return new CacheOptions(bytes, store);
  }

  public CacheOptions withStore(StoreOptions options) {
    return new CacheOptions(memoryBytes, options);
  }
}
