// SPDX-License-Identifier: MIT
package io.dase.cache.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.testing.OpenCache;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheMetricsTest extends OpenCache {
  @Test
  void anyRegistryTellsWhatManagerAndProviderCount() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache);
    CacheMetrics metrics = new CacheMetrics(cache, () -> Map.of("kernels", kernels.statistics()));
    metrics.bindTo(registry);

    kernels.getKernel(1.5, 0.01, 10);
    kernels.getKernel(1.5, 0.01, 10);
    cache.load("trials", "none", byte[].class);

    assertThat(count(registry, "dase.provider.requests", "outcome", "hit")).isEqualTo(1);
    assertThat(count(registry, "dase.provider.requests", "outcome", "miss")).isEqualTo(1);
    assertThat(count(registry, "dase.cache.misses", "reason", "cold")).isEqualTo(2);
    assertThat(count(registry, "dase.cache.puts", "outcome", "stored")).isEqualTo(1);
    assertThat(registry.get("dase.provider.compute").gauge().value()).isPositive();
    assertThat(registry.get("dase.provider.load").gauge().value()).isNaN();
  }

  private static double count(SimpleMeterRegistry registry, String name, String tag, String value) {
    return registry.get(name).tag(tag, value).functionCounter().count();
  }
}
