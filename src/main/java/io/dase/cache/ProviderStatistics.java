// SPDX-License-Identifier: MIT
package io.dase.cache;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one provider of numerical artifacts did since it was opened, as {@link ProviderCounters}
 * counted it. Immutable; safe from any thread.
 *
 * <p>Counting rules: every request that was answered counts once, as a hit, a miss or a
 * recomputation. Times are means over what was measured, and NaN until something was; nothing is
 * estimated.
 *
 * @param cacheHits served from memory or from the store
 * @param cacheMisses computed because neither had the value
 * @param recomputed computed because that takes less time than loading; neither hit nor miss
 * @param hitRate hits / (hits + misses), 0 to 1; NaN before the first of them
 * @param avgLoadTimeMs mean time of a load from the store, in milliseconds
 * @param avgComputeTimeMs mean time of a computation, for a miss or instead of a load, in
 *     milliseconds
 * @param speedupFactor mean computation / mean load: less than 1 where computing is the faster way;
 *     NaN until both were measured
 */
public record ProviderStatistics(
    long cacheHits,
    long cacheMisses,
    long recomputed,
    double hitRate,
    double avgLoadTimeMs,
    double avgComputeTimeMs,
    double speedupFactor) {

  /**
   * The members under their JSON names ({@code cache_hits}, {@code cache_misses}, {@code
   * recomputed}, {@code hit_rate}, {@code avg_load_time_ms}, {@code avg_compute_time_ms}, {@code
   * speedup_factor}), in this order; those that are NaN are absent. A new map.
   */
  public Map<String, Object> toMap() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("cache_hits", cacheHits);
    members.put("cache_misses", cacheMisses);
    members.put("recomputed", recomputed);
    putMeasured(members, "hit_rate", hitRate);
    putMeasured(members, "avg_load_time_ms", avgLoadTimeMs);
    putMeasured(members, "avg_compute_time_ms", avgComputeTimeMs);
    putMeasured(members, "speedup_factor", speedupFactor);
    return members;
  }

  private static void putMeasured(Map<String, Object> members, String name, double value) {
    if (!Double.isNaN(value)) {
      members.put(name, value);
    }
  }
}
