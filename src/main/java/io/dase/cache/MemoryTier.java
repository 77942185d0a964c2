// SPDX-License-Identifier: MIT
package io.dase.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;

/** The values read last, bounded by their bytes. Safe from any thread. */
final class MemoryTier {
  private final Cache<CacheKey, Held> values;

  /**
   * @param maxBytes the bound; 0 holds nothing
   */
  MemoryTier(long maxBytes) {
    values =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((CacheKey key, Held value) -> value.weight())
            .executor(Runnable::run)
            .build();
  }

  /** Null if it is not held. */
  Held get(CacheKey key) {
    return values.getIfPresent(key);
  }

  void put(CacheKey key, Held value) {
    values.put(key, value);
  }

  void drop(CacheKey key) {
    values.invalidate(key);
  }

  void drop(Category category) {
    values.asMap().keySet().removeIf(key -> key.category().equals(category));
  }

  void clear() {
    values.invalidateAll();
  }

  /** What is held now, after the evictions that are due. */
  long bytes() {
    values.cleanUp();
    return values.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }
}
