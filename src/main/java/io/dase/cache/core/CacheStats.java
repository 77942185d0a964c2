// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Totals over a store at one moment. Immutable; safe from any thread.
 *
 * <p>Counting rules: an entry is the newest live record of one key and variant. Its bytes are those
 * of its value, counted once per entry even if two entries share a blob. An access is one look-up
 * that returned the value, from memory or from disk, in any process; processes report every 60 s
 * and when they close, so the last minute of others may be missing. A miss is one look-up that
 * returned none.
 *
 * @param categories by category name
 * @param misses look-ups that found nothing, by reason; reasons that did not occur are absent
 */
public record CacheStats(
    SortedMap<String, CategoryStats> categories, Map<MissReason, Long> misses) {
  private static final double BYTES_PER_MB = 1024.0 * 1024.0;

  /** Totals of one category. */
  public record CategoryStats(long entries, long bytes, long accesses) {}

  public CacheStats {
    categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
    EnumMap<MissReason, Long> copy = new EnumMap<>(MissReason.class);
    copy.putAll(misses);
    misses = Collections.unmodifiableMap(copy);
  }

  public long totalEntries() {
    return categories.values().stream().mapToLong(CategoryStats::entries).sum();
  }

  public long totalSizeBytes() {
    return categories.values().stream().mapToLong(CategoryStats::bytes).sum();
  }

  /** Bytes / 1,048,576. */
  public double totalSizeMb() {
    return totalSizeBytes() / BYTES_PER_MB;
  }

  public long totalAccesses() {
    return categories.values().stream().mapToLong(CategoryStats::accesses).sum();
  }
}
