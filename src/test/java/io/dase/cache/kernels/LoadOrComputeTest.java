// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheUse;
import io.dase.cache.ProviderStatistics;
import io.dase.cache.core.Machine;
import io.dase.cache.format.NdArray;
import io.dase.cache.testing.OpenCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rule and the statistics of providers, with costs that are told and a clock that is moved. */
class LoadOrComputeTest extends OpenCache {
  private static final String CATEGORY = "fractional_kernels";
  private static final KernelSpec SPEC = new KernelSpec(1.8, 0.01, 100);
  private static final KernelCosts LOADING_IS_FREE = new KernelCosts(0, 0, family -> 1);
  private static final KernelCosts COMPUTING_IS_CHEAP = new KernelCosts(1e9, 0, family -> 1);
  private static final long TICK = 1_000;
  private static final long HOUR = 3_600_000_000_000L;

  /** In nanoseconds; every look at the clock takes a tick. */
  private long now;

  /** What a computation takes beside the look at the clock. */
  private long computing;

  @BeforeEach
  void store() {
    cache.save(CATEGORY, SPEC.key(), KernelWeights.of(SPEC));
  }

  private CachedFractionalKernelProvider provider(CostRule costs) {
    return new CachedFractionalKernelProvider(
        CacheUse.shared(cache),
        (family, alpha, n) -> {
          now += computing;
          return family.unscaled(alpha, n);
        },
        costs,
        () -> now += TICK);
  }

  @Test
  void whereLoadingIsFasterAStoredKernelIsAHit() {
    CachedFractionalKernelProvider kernels = provider(LOADING_IS_FREE);
    assertThat(kernels.getKernel(SPEC).toArray()).isEqualTo(KernelWeights.of(SPEC));
    assertThat(kernels.statistics().toMap())
        .containsEntry("cache_hits", 1L)
        .containsEntry("cache_misses", 0L)
        .containsEntry("recomputed", 0L)
        .containsEntry("hit_rate", 1.0)
        .containsEntry("avg_load_time_ms", TICK / 1e6)
        .doesNotContainKeys("avg_compute_time_ms", "speedup_factor");
  }

  @Test
  void whereComputingIsFasterItIsRecomputedWhichIsNeitherHitNorMiss() {
    CachedFractionalKernelProvider kernels = provider(COMPUTING_IS_CHEAP);
    assertThat(kernels.getKernel(SPEC).toArray()).isEqualTo(KernelWeights.of(SPEC));
    assertThat(kernels.statistics().toMap())
        .containsEntry("cache_hits", 0L)
        .containsEntry("cache_misses", 0L)
        .containsEntry("recomputed", 1L)
        .doesNotContainKeys("hit_rate", "avg_load_time_ms");
    assertThat(cache.counters().totalHits()).isZero();
  }

  @Test
  void whatIsAbsentIsAMissAndStoredEvenWhereComputingIsFaster() {
    cache.delete(CATEGORY, SPEC.key());
    CachedFractionalKernelProvider kernels = provider(COMPUTING_IS_CHEAP);
    kernels.getKernel(SPEC);
    assertThat(kernels.statistics().cacheMisses()).isEqualTo(1);
    assertThat(cache.exists(CATEGORY, SPEC.key())).isTrue();
  }

  @Test
  void theSpeedupIsLessThanOneWhereComputingWinsAndRisesTenfoldWithTenfoldComputing() {
    double fast = speedup(TICK / 2);
    double slow = speedup(10 * TICK / 2);
    assertThat(fast).isEqualTo(0.5);
    assertThat(slow).isEqualTo(10 * fast);
  }

  private double speedup(long computation) {
    computing = computation - TICK;
    store();
    CachedFractionalKernelProvider kernels = provider(LOADING_IS_FREE);
    kernels.getKernel(SPEC);
    cache.delete(CATEGORY, "kernel_0.7_0.01_100");
    kernels.getKernel(0.7, 0.01, 100);
    ProviderStatistics statistics = kernels.statistics();
    assertThat(statistics.cacheHits()).isEqualTo(1);
    assertThat(statistics.cacheMisses()).isEqualTo(1);
    return statistics.speedupFactor();
  }

  @Test
  void theWeightsOfAnOrderAreComputedOnce() {
    CachedFractionalKernelProvider kernels = provider(LOADING_IS_FREE);
    kernels.getKernel(0.7, 0.1, 200);
    long before = now;
    kernels.getKernel(0.7, 3, 200);
    kernels.getKernel(0.7, 0.1, 17);
    assertThat(now).isEqualTo(before);
  }

  @Test
  void anEntryThatIsNotTheKernelOfItsKeyIsReplaced() {
    KernelSpec spec = new KernelSpec(1.5, 0.1, 2);
    double[] expected = KernelWeights.of(spec);
    Object[] wrongs = {"text", new double[3], NdArray.of(new float[2], 2), new double[] {7, 8}};
    for (Object wrong : wrongs) {
      cache.save(CATEGORY, spec.key(), wrong);
      assertThat(provider(LOADING_IS_FREE).getKernel(spec).toArray()).isEqualTo(expected);
      assertThat(cache.load(CATEGORY, spec.key(), double[].class)).contains(expected);
    }
  }

  @Test
  void theRuleComparesTwoStraightLines() {
    KernelCosts costs =
        new KernelCosts(50_000, 1, family -> family == KernelFamily.CAPUTO_L1 ? 100 : 10);
    assertThat(costs.recomputes(new KernelSpec(1.5, 1, 1000))).isTrue();
    assertThat(costs.recomputes(new KernelSpec(1.5, 1, 10_000))).isFalse();
    assertThat(costs.recomputes(new KernelSpec(KernelFamily.CAPUTO_L1, 0.5, 1, 1000))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(KernelFamily.class)
  void theNinthToSixteenthLoadsAreMeasuredAndThenDecideForEveryFamily(KernelFamily family) {
    KernelSpec spec = new KernelSpec(family, SomeOrder.of(family), 1, 1000);
    MeasuredCosts slow = new MeasuredCosts(() -> cache);
    for (int i = 1; i <= 16; i++) {
      assertThat(slow.recomputes(spec)).as("before load %d", i).isFalse();
      slow.loaded(100 * i, i <= 8 ? 0 : HOUR + 1_000_000L * i);
    }
    assertThat(slow.recomputes(spec)).isTrue();
    cache.clear(MachineCosts.CATEGORY);
    MeasuredCosts fast = new MeasuredCosts(() -> cache);
    for (int i = 1; i <= 16; i++) {
      fast.loaded(100 * i, i <= 8 ? HOUR : 0);
    }
    assertThat(fast.recomputes(spec)).isFalse();
  }

  @Test
  void whatOneProgramMeasuredTheNextReadsFromTheStore() {
    MeasuredCosts first = new MeasuredCosts(() -> cache);
    for (int i = 1; i <= 16; i++) {
      first.loaded(100 * i, HOUR);
    }
    assertThat(first.recomputes(SPEC)).isTrue();
    Map<String, Object> kept =
        cache.loadMap(MachineCosts.CATEGORY, MachineCosts.key()).orElseThrow();
    assertThat(kept)
        .containsEntry("machine", Machine.text())
        .containsEntry("load_ns", (double) HOUR)
        .containsEntry("load_ns_per_weight", 0.0);
    assertThat(kept.get("compute_ns_per_weight"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("grunwald_letnikov");
    try (CacheManager other = new CacheManager(root)) {
      assertThat(new MeasuredCosts(() -> other).recomputes(SPEC)).isTrue();
    }
  }

  @Test
  void costsThatMakeNoSenseAreMeasuredAnew() {
    Map<String, Object> nothing = Map.of();
    for (Object wrong :
        new Object[] {
          "text",
          new double[] {1},
          Map.of("load_ns", 1),
          Map.of("load_ns", -1, "load_ns_per_weight", 1, "compute_ns_per_weight", nothing),
          Map.of("load_ns", 1e300, "load_ns_per_weight", 1, "compute_ns_per_weight", 3)
        }) {
      cache.save(MachineCosts.CATEGORY, MachineCosts.key(), wrong);
      MeasuredCosts costs = new MeasuredCosts(() -> cache);
      assertThat(costs.recomputes(SPEC)).isFalse();
      for (int i = 1; i <= 16; i++) {
        costs.loaded(100 * i, HOUR);
      }
      assertThat(new MeasuredCosts(() -> cache).recomputes(SPEC)).isTrue();
    }
  }

  @Test
  void aKernelInTheManagersMemoryIsAHitAndNoLoad() {
    cache.load(CATEGORY, SPEC.key(), NdArray.class);
    MeasuredLoads rule = new MeasuredLoads();
    CachedFractionalKernelProvider kernels = provider(rule);
    kernels.getKernel(SPEC);
    assertThat(kernels.statistics().cacheHits()).isEqualTo(1);
    assertThat(kernels.statistics().avgLoadTimeMs()).isNaN();
    assertThat(rule.told).isEmpty();
  }

  @Test
  void aProviderTellsTheRuleWhatLoadsTook() {
    MeasuredLoads rule = new MeasuredLoads();
    provider(rule).getKernel(SPEC);
    assertThat(rule.told).containsExactly(100L, TICK);
  }

  /** Loads always, and keeps what it is told. */
  private static final class MeasuredLoads implements CostRule {
    private final List<Long> told = new ArrayList<>();

    @Override
    public boolean recomputes(KernelSpec spec) {
      return false;
    }

    @Override
    public void loaded(int n, long nanos) {
      told.addAll(List.of((long) n, nanos));
    }
  }
}
