// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import java.io.IOException;

/**
 * The counts of use of a store, by all processes. Thread-safe. Of no use after its store is closed,
 * and not to be called then.
 */
public final class StoreUsage {
  private final UsageStatistics statistics;
  private final Warnings warnings;

  StoreUsage(UsageStatistics statistics, Warnings warnings) {
    this.statistics = statistics;
    this.warnings = warnings;
  }

  /** Of all processes, as of their last report, and of this one as of now. */
  public UsageTotals totals() {
    try {
      return statistics.total();
    } catch (IOException e) {
      warnings.degraded(e);
      return UsageTotals.NONE;
    }
  }

  /** Counts a use that a memory tier served. */
  public void countHit(CacheKey key) {
    statistics.countHit(key);
  }

  /**
   * Counts plans that were wanted and not found.
   *
   * @param problem the transform's canonical text
   */
  public void countPlanMiss(String problem, long count) {
    statistics.countPlanMiss(problem, count);
  }
}
