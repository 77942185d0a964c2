// SPDX-License-Identifier: MIT
package io.dase.cache.metrics;

import io.dase.cache.CacheCounters;
import io.dase.cache.CacheManager;
import io.dase.cache.ProviderStatistics;
import io.dase.cache.core.MissReason;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Binds what a manager and its providers count to any registry: {@code dase.cache.hits} by tier,
 * {@code dase.cache.misses} by reason, {@code dase.cache.puts} by outcome, {@code
 * dase.cache.memory}, {@code dase.provider.requests} by provider and outcome, {@code
 * dase.provider.load} and {@code dase.provider.compute} (mean times). Reading them takes no look at
 * the disk. Immutable; safe from any thread, also when the manager is closed.
 */
@SuppressWarnings("exports") // Micrometer is there for who binds.
public final class CacheMetrics implements MeterBinder {
  private static final double MS_PER_SECOND = 1e3;

  private final CacheManager cache;
  private final Supplier<Map<String, ProviderStatistics>> providers;

  /** Of a manager alone. */
  public CacheMetrics(CacheManager cache) {
    this(cache, Map::of);
  }

  /**
   * @param providers by a name of theirs; the names are those of the first call
   */
  public CacheMetrics(CacheManager cache, Supplier<Map<String, ProviderStatistics>> providers) {
    this.cache = cache;
    this.providers = providers;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    count(registry, "hits", Tags.of("tier", "memory"), CacheCounters::memoryHits);
    count(registry, "hits", Tags.of("tier", "store"), CacheCounters::storeHits);
    for (MissReason reason : MissReason.values()) {
      count(
          registry,
          "misses",
          Tags.of("reason", reason.name().toLowerCase(Locale.ROOT)),
          counters -> counters.misses().getOrDefault(reason, 0L));
    }
    count(registry, "puts", Tags.of("outcome", "stored"), CacheCounters::puts);
    count(registry, "puts", Tags.of("outcome", "skipped"), CacheCounters::skippedPuts);
    Gauge.builder("dase.cache.memory", cache, manager -> manager.counters().memoryBytes())
        .description("What the memory tier holds")
        .baseUnit(BaseUnits.BYTES)
        .register(registry);
    providers.get().keySet().forEach(name -> bind(registry, name));
  }

  private void count(
      MeterRegistry registry, String name, Tags tags, ToDoubleFunction<CacheCounters> count) {
    FunctionCounter.builder(
            "dase.cache." + name, cache, manager -> count.applyAsDouble(manager.counters()))
        .description("Look-ups and saves of this process, by what became of them")
        .tags(tags)
        .register(registry);
  }

  private void bind(MeterRegistry registry, String provider) {
    request(registry, provider, "hit", ProviderStatistics::cacheHits);
    request(registry, provider, "miss", ProviderStatistics::cacheMisses);
    request(registry, provider, "recomputed", ProviderStatistics::recomputed);
    mean(registry, provider, "load", ProviderStatistics::avgLoadTimeMs);
    mean(registry, provider, "compute", ProviderStatistics::avgComputeTimeMs);
  }

  private void request(
      MeterRegistry registry,
      String provider,
      String outcome,
      ToDoubleFunction<ProviderStatistics> count) {
    FunctionCounter.builder(
            "dase.provider.requests",
            providers,
            all -> count.applyAsDouble(all.get().get(provider)))
        .description("Requests for artifacts, by where they came from")
        .tags("provider", provider, "outcome", outcome)
        .register(registry);
  }

  private void mean(
      MeterRegistry registry,
      String provider,
      String name,
      ToDoubleFunction<ProviderStatistics> milliseconds) {
    Gauge.builder(
            "dase.provider." + name,
            providers,
            all -> milliseconds.applyAsDouble(all.get().get(provider)) / MS_PER_SECOND)
        .description("Mean time; NaN until it was measured")
        .baseUnit("seconds")
        .tags("provider", provider)
        .strongReference(true)
        .register(registry);
  }
}
