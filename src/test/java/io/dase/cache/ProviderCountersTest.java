// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderCountersTest {
  private static final long MS = 1_000_000;

  private final ProviderCounters counters = new ProviderCounters();

  @Test
  void beforeTheFirstRequestNothingIsMeasured() {
    assertThat(counters.statistics())
        .isEqualTo(new ProviderStatistics(0, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
  }

  @Test
  void hitsAreThoseFromMemoryAndThoseFromTheStore() {
    counters.hit();
    counters.hit();
    counters.hit(MS);
    counters.miss(MS);
    assertThat(counters.statistics().cacheHits()).isEqualTo(3);
    assertThat(counters.statistics().cacheMisses()).isEqualTo(1);
    assertThat(counters.statistics().hitRate()).isEqualTo(0.75);
  }

  @Test
  void whatIsRecomputedIsNeitherHitNorMiss() {
    counters.hit();
    counters.recomputed(MS);
    assertThat(counters.statistics().recomputed()).isEqualTo(1);
    assertThat(counters.statistics().hitRate()).isEqualTo(1);
  }

  @Test
  void aHitInMemoryIsNoLoad() {
    counters.hit();
    assertThat(counters.statistics().avgLoadTimeMs()).isNaN();
    counters.hit(4 * MS);
    assertThat(counters.statistics().avgLoadTimeMs()).isEqualTo(4);
  }

  @Test
  void theMeanComputationCountsMissesAndRecomputations() {
    counters.miss(2 * MS);
    counters.recomputed(4 * MS);
    assertThat(counters.statistics().avgComputeTimeMs()).isEqualTo(3);
    assertThat(counters.statistics().speedupFactor()).isNaN();
  }

  @Test
  void theSpeedupIsTheRatioOfTheMeasuredMeans() {
    counters.miss(MS);
    counters.hit(2 * MS);
    counters.hit(6 * MS);
    assertThat(counters.statistics().speedupFactor()).isEqualTo(0.25, within(1e-15));
  }

  @Test
  void theMapHasTheJsonNamesAndLeavesOutWhatWasNotMeasured() {
    assertThat(counters.statistics().toMap())
        .containsOnlyKeys("cache_hits", "cache_misses", "recomputed");
    counters.hit(MS);
    counters.miss(2 * MS);
    assertThat(counters.statistics().toMap())
        .containsExactly(
            Map.entry("cache_hits", 1L),
            Map.entry("cache_misses", 1L),
            Map.entry("recomputed", 0L),
            Map.entry("hit_rate", 0.5),
            Map.entry("avg_load_time_ms", 1.0),
            Map.entry("avg_compute_time_ms", 2.0),
            Map.entry("speedup_factor", 2.0));
  }
}
