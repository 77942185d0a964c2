// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.time.Duration;
import java.util.Map;

/**
 * Counts of one helper since it was opened. Immutable value; safe from any thread.
 *
 * @param memoryHits plans that FFTW's own memory held
 * @param storeHits plans from the store, tuned on a machine like this
 * @param foreignHits plans from the store, tuned elsewhere
 * @param planned plans that had to be made
 * @param misses look-ups in the store that found nothing, by reason: COLD, INCOMPATIBLE, ...
 * @param planningSpent time spent on planning
 * @param planningSaved recorded planning times of what was served instead
 */
public record WisdomStatistics(
    long memoryHits,
    long storeHits,
    long foreignHits,
    long planned,
    Map<String, Long> misses,
    Duration planningSpent,
    Duration planningSaved) {
  public WisdomStatistics {
    misses = Map.copyOf(misses);
  }
}
