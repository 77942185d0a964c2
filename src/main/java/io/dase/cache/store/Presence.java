// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Variant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which entries are there, without reading them: two probes for one that was seen before. Safe from
 * any thread.
 */
final class Presence {
  private static final int MAX_SEEN = 16_384;

  private final Layers layers;
  private final Map<ChainId, Revalidation> seen = new ConcurrentHashMap<>();

  private record ChainId(CacheKey key, String variantId) {}

  Presence(Layers layers) {
    this.layers = layers;
  }

  boolean test(CacheKey key, Variant variant) {
    ChainId id = new ChainId(key, variant.id());
    Revalidation before = seen.get(id);
    if (before != null && before.isNewest()) {
      return true;
    }
    Optional<Entry> found = layers.find(key, variant, 0, Reader.Loader.PRESENCE).entry();
    if (found.isEmpty()) {
      seen.remove(id);
      return false;
    }
    if (seen.size() >= MAX_SEEN) {
      seen.clear();
    }
    seen.put(id, found.get().revalidation());
    return true;
  }
}
