// SPDX-License-Identifier: MIT
package io.dase.cache.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Meters as text for Prometheus. Safe from any thread. */
public final class PrometheusText {
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Held here, since a registry holds what it measures weakly. */
  private final List<Object> measured = new ArrayList<>();

  public PrometheusText(CacheMetrics metrics) {
    measured.add(metrics);
    metrics.bindTo(registry);
  }

  /** A count of its own; of equal names the tags differ in values alone. */
  public synchronized void addCounter(
      String name, String description, Map<String, String> tags, LongSupplier count) {
    measured.add(count);
    FunctionCounter.Builder<LongSupplier> counter =
        FunctionCounter.builder(name, count, LongSupplier::getAsLong).description(description);
    tags.forEach(counter::tag);
    counter.register(registry);
  }

  /** All meters now. */
  public String scrape() {
    return registry.scrape();
  }
}
