// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.CacheManager;
import io.dase.cache.ProviderStatistics;
import io.dase.cache.core.Category;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.profiles.CachedProfileProvider;
import io.dase.cache.stencils.CachedStencilProvider;
import io.dase.cache.templates.CachedEchoProvider;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What makes the artifacts. Safe from any thread.
 *
 * @param kernels the caller's own, whose counts go on
 */
record Providers(
    CachedFractionalKernelProvider kernels,
    CachedStencilProvider stencils,
    CachedEchoProvider echoes,
    CachedProfileProvider profiles)
    implements AutoCloseable {
  /**
   * Requests of all providers.
   *
   * @param speedup that of kernels; NaN until it was measured
   */
  record Total(long hits, long misses, long recomputed, double speedup) {
    void write(ObjectNode json) {
      json.put("cache_hits", hits);
      json.put("cache_misses", misses);
      json.put("recomputed", recomputed);
      json.put("hit_rate", hits + misses == 0 ? null : (Double) ((double) hits / (hits + misses)));
      json.put("speedup_factor", Double.isFinite(speedup) ? (Double) speedup : null);
    }
  }

  static Providers of(CacheManager cache, CachedFractionalKernelProvider kernels) {
    return new Providers(
        kernels,
        new CachedStencilProvider(cache),
        new CachedEchoProvider(cache),
        new CachedProfileProvider(cache));
  }

  /** By the category that each fills. */
  Map<String, ProviderStatistics> statistics() {
    Map<String, ProviderStatistics> each = new LinkedHashMap<>();
    each.put(Category.FRACTIONAL_KERNELS.name(), kernels.statistics());
    each.put(Category.STENCILS.name(), stencils.statistics());
    each.put(Category.ECHO_TEMPLATES.name(), echoes.statistics());
    each.put(Category.STATE_PROFILES.name(), profiles.statistics());
    return each;
  }

  Total total() {
    long hits = 0;
    long misses = 0;
    long recomputed = 0;
    for (ProviderStatistics each : statistics().values()) {
      hits += each.cacheHits();
      misses += each.cacheMisses();
      recomputed += each.recomputed();
    }
    return new Total(hits, misses, recomputed, kernels.statistics().speedupFactor());
  }

  /** All but the caller's own. */
  @Override
  public void close() {
    stencils.close();
    echoes.close();
    profiles.close();
  }
}
