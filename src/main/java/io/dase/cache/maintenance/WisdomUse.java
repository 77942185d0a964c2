// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.fftw.WisdomProblem;
import io.dase.cache.store.Store;
import java.time.Duration;
import java.util.List;

/**
 * What the wisdom of one key was good for so far. Immutable value; safe from any thread.
 *
 * @param loads how often programs loaded it, as of their last report
 * @param saved planning time that this saved, had each load served one of the key's problems: loads
 *     times the mean planning time of those that have one
 */
public record WisdomUse(long loads, Duration saved) {
  /**
   * Of a key of the store.
   *
   * @param problems what the store holds for the key
   */
  public static WisdomUse of(Store store, String key, List<WisdomProblem> problems) {
    long loads = store.usage().totals().use(new CacheKey(Category.FFTW_WISDOM, key)).hits();
    double meanMillis =
        problems.stream()
            .mapToLong(problem -> problem.planning().toMillis())
            .filter(millis -> millis > 0)
            .average()
            .orElse(0);
    return new WisdomUse(loads, Duration.ofMillis(Math.round(loads * meanMillis)));
  }
}
