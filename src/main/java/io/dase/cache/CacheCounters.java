// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.MissReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one {@link CacheManager} did since it was opened. Immutable; safe from any thread.
 *
 * <p>Counting rules: every {@code load}, {@code loadFile} and {@code open} counts once, as a memory
 * hit, a store hit or a miss. {@code computeIfAbsent} counts as the load that it begins with. A put
 * is a save that was stored, or whose value was there already; a save that had to be skipped is not
 * one.
 *
 * @param memoryHits served from the memory tier
 * @param storeHits served from the store
 * @param misses look-ups that found nothing, by reason; reasons that did not occur are absent
 * @param puts values stored
 * @param skippedPuts values that the file system refused
 * @param memoryBytes what the memory tier holds at this moment
 */
public record CacheCounters(
    long memoryHits,
    long storeHits,
    Map<MissReason, Long> misses,
    long puts,
    long skippedPuts,
    long memoryBytes) {
  public CacheCounters {
    EnumMap<MissReason, Long> copy = new EnumMap<>(MissReason.class);
    copy.putAll(misses);
    misses = Collections.unmodifiableMap(copy);
  }

  public long totalHits() {
    return memoryHits + storeHits;
  }
}
