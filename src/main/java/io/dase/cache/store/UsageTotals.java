// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.MissReason;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * How often entries were used, added up. Immutable; safe from any thread.
 *
 * @param entries uses by entry; entries without any are absent
 * @param misses look-ups that found nothing, by category and reason
 * @param planMisses plans that were wanted and not found, by the transform's canonical text
 * @param planningSpentNs time spent planning transforms
 * @param planningSavedNs planning time that stored wisdom made unnecessary
 */
public record UsageTotals(
    Map<CacheKey, Use> entries,
    Map<Category, Map<MissReason, Long>> misses,
    Map<String, Long> planMisses,
    long planningSpentNs,
    long planningSavedNs) {
  static final UsageTotals NONE = new UsageTotals(Map.of(), Map.of(), Map.of(), 0, 0);

  /**
   * Uses of one entry.
   *
   * @param hits look-ups that returned it
   * @param lastMs the last one, in milliseconds since 1970
   */
  public record Use(long hits, long lastMs) {
    /** Of an entry that was never used. */
    public static final Use NONE = new Use(0, 0);

    Use plus(Use other) {
      return new Use(add(hits, other.hits), Math.max(lastMs, other.lastMs));
    }
  }

  public UsageTotals {
    entries = Map.copyOf(entries);
    misses = Map.copyOf(misses);
    planMisses = Map.copyOf(planMisses);
  }

  /** Uses of one entry, also of one that was never used. */
  public Use use(CacheKey key) {
    return entries.getOrDefault(key, Use.NONE);
  }

  UsageTotals plus(UsageTotals other) {
    Map<CacheKey, Use> uses = new HashMap<>(entries);
    other.entries.forEach((key, use) -> uses.merge(key, use, Use::plus));
    Map<Category, Map<MissReason, Long>> reasons = new HashMap<>();
    misses.forEach((category, counts) -> reasons.put(category, new EnumMap<>(counts)));
    other.misses.forEach(
        (category, counts) ->
            counts.forEach(
                (reason, count) ->
                    reasons
                        .computeIfAbsent(category, c -> new EnumMap<>(MissReason.class))
                        .merge(reason, count, UsageTotals::add)));
    Map<String, Long> wanted = new HashMap<>(planMisses);
    other.planMisses.forEach((text, count) -> wanted.merge(text, count, UsageTotals::add));
    return new UsageTotals(
        uses,
        reasons,
        wanted,
        add(planningSpentNs, other.planningSpentNs),
        add(planningSavedNs, other.planningSavedNs));
  }

  /** Of counts that are never negative; stops at the largest. */
  private static long add(long a, long b) {
    return b > Long.MAX_VALUE - a ? Long.MAX_VALUE : a + b;
  }
}
