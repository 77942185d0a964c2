// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheStats;
import io.dase.cache.core.CacheStats.CategoryStats;
import io.dase.cache.core.Category;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Call;
import io.dase.cache.server.http.Endpoint;
import io.dase.cache.server.http.JsonText;
import io.dase.cache.store.StoreFill;
import io.dase.cache.store.StoreFill.CategoryFill;
import java.util.OptionalLong;

/** {@code GET /api/cache/stats}. Safe from any thread. */
final class StatsEndpoint implements Endpoint {
  private static final double NANOS_PER_SECOND = 1e9;

  private final CacheManager cache;
  private final Providers providers;
  private final Memo<Totals> totals;

  private record Totals(CacheStats stats, StoreFill fill, long planningSavedNs) {}

  StatsEndpoint(CacheManager cache, Providers providers) {
    this.cache = cache;
    this.providers = providers;
    this.totals =
        new Memo<>(
            () ->
                new Totals(cache.stats(), cache.limits().fill(), cache.usage().planningSavedNs()));
  }

  @Override
  public Answer answer(Call call) {
    Totals now = totals.get();
    CacheStats stats = now.stats;
    ObjectNode json = JsonText.object();
    json.put("root", cache.root().toString());
    providers.total().write(json);
    json.put("planning_seconds_saved", now.planningSavedNs / NANOS_PER_SECOND);
    json.put("total_entries", stats.totalEntries());
    json.put("total_size_bytes", stats.totalSizeBytes());
    json.put("total_size_mb", stats.totalSizeMb());
    json.put("total_accesses", stats.totalAccesses());
    json.put("disk_bytes", now.fill.usedBytes());
    json.put("limit_bytes", orNull(now.fill.limitBytes()));
    json.put("memory_bytes", cache.counters().memoryBytes());
    ObjectNode categories = json.putObject("categories");
    stats
        .categories()
        .forEach((name, totals) -> category(name, totals, now.fill, categories.putObject(name)));
    ObjectNode misses = json.putObject("misses");
    stats.misses().forEach((reason, n) -> misses.put(reason.name(), n));
    ObjectNode each = json.putObject("providers");
    providers.statistics().forEach((name, counts) -> each.set(name, JsonText.tree(counts.toMap())));
    return Answer.json(json).notStored();
  }

  private static void category(String name, CategoryStats totals, StoreFill fill, ObjectNode json) {
    CategoryFill full =
        fill.categories()
            .getOrDefault(
                new Category(name),
                new CategoryFill(0, 0, OptionalLong.empty(), OptionalLong.empty()));
    json.put("entries", totals.entries());
    json.put("bytes", totals.bytes());
    json.put("accesses", totals.accesses());
    json.put("disk_bytes", full.usedBytes());
    json.put("limit_bytes", orNull(full.limitBytes()));
    json.put("limit_entries", orNull(full.limitEntries()));
  }

  private static Long orNull(OptionalLong number) {
    return number.isPresent() ? (Long) number.getAsLong() : null;
  }
}
