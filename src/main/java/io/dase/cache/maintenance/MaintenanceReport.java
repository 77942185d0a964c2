// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.core.Category;
import io.dase.cache.core.MissReason;
import io.dase.cache.store.Record;
import io.dase.cache.store.Store;
import io.dase.cache.store.StoreFill;
import io.dase.cache.store.StoreFill.CategoryFill;
import io.dase.cache.store.UsageHistory;
import io.dase.cache.store.UsageTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A store at one moment, for whoever runs it. Immutable value; safe from any thread.
 *
 * @param generatedAt when, by the wall clock
 * @param root the folder, absolute
 * @param totals over all categories
 * @param categories sorted by name
 * @param health what asks for action
 * @param growth what the history says
 * @param wisdom what this machine has wisdom for
 */
public record MaintenanceReport(
    Instant generatedAt,
    Path root,
    Totals totals,
    List<CategoryTotals> categories,
    List<HealthIssue> health,
    Growth growth,
    WisdomCoverage wisdom) {
  /**
   * Over all categories.
   *
   * @param entries live entries
   * @param sizeBytes their values
   * @param diskBytes what the store takes of the disk, as its limit counts it
   * @param limitBytes what it may take; empty: no limit
   * @param freeBytes what is free on its disk
   * @param hits look-ups that returned a value
   * @param misses look-ups that did not, by reason
   * @param planningSavedMs planning time that stored wisdom made unnecessary
   */
  public record Totals(
      long entries,
      long sizeBytes,
      long diskBytes,
      OptionalLong limitBytes,
      OptionalLong freeBytes,
      long hits,
      Map<MissReason, Long> misses,
      long planningSavedMs) {
    /** Hits of all look-ups, 0 to 1; empty before the first. */
    public OptionalDouble hitRate() {
      long missed = misses.values().stream().mapToLong(Long::longValue).sum();
      return hits + missed == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) hits / (hits + missed));
    }
  }

  /** Of one category, as {@link Totals}. */
  public record CategoryTotals(
      String name,
      long entries,
      long sizeBytes,
      long diskBytes,
      OptionalLong limitBytes,
      long hits) {}

  private static final long NANOS_PER_MS = 1_000_000;

  public MaintenanceReport {
    categories = List.copyOf(categories);
    health = List.copyOf(health);
  }

  /**
   * Of a store, with a health check.
   *
   * @throws io.dase.cache.core.CacheException as {@link HealthCheck#of}
   */
  public static MaintenanceReport of(Store store, WisdomCoverage wisdom) throws IOException {
    StoreFill fill = store.limits().fill();
    UsageTotals usage = store.usage().totals();
    List<CategoryTotals> categories = categories(store, fill, usage);
    OptionalLong free = free(store.root());
    Totals totals =
        new Totals(
            categories.stream().mapToLong(CategoryTotals::entries).sum(),
            categories.stream().mapToLong(CategoryTotals::sizeBytes).sum(),
            fill.usedBytes(),
            fill.limitBytes(),
            free,
            hits(usage),
            misses(usage),
            usage.planningSavedNs() / NANOS_PER_MS);
    return new MaintenanceReport(
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        store.root(),
        totals,
        categories,
        HealthCheck.of(store),
        Growth.of(
            new UsageHistory(store.root()).samples(),
            room(fill.usedBytes(), fill.limitBytes(), free)),
        wisdom);
  }

  /** How a store grew, with the room that it has now. */
  public static Growth growth(Store store) throws IOException {
    StoreFill fill = store.limits().fill();
    return Growth.of(
        new UsageHistory(store.root()).samples(),
        room(fill.usedBytes(), fill.limitBytes(), free(store.root())));
  }

  /** What its history is to hold of a store now. */
  public static UsageHistory.Sample sample(Store store) {
    UsageTotals usage = store.usage().totals();
    StoreFill fill = store.limits().fill();
    return new UsageHistory.Sample(
        System.currentTimeMillis(),
        fill.categories().values().stream().mapToLong(CategoryFill::entries).sum(),
        fill.usedBytes(),
        hits(usage),
        misses(usage).values().stream().mapToLong(Long::longValue).sum());
  }

  private static OptionalLong free(Path root) throws IOException {
    return Files.isDirectory(root)
        ? OptionalLong.of(Files.getFileStore(root).getUsableSpace())
        : OptionalLong.empty();
  }

  /** What may be added until the limit, or the disk, is full. */
  private static OptionalLong room(long used, OptionalLong limit, OptionalLong free) {
    if (free.isEmpty() || limit.isEmpty()) {
      return free;
    }
    long left = limit.getAsLong() - used;
    return OptionalLong.of(Math.max(0, Math.min(left, free.getAsLong())));
  }

  private static long hits(UsageTotals usage) {
    return usage.entries().values().stream().mapToLong(UsageTotals.Use::hits).sum();
  }

  private static Map<MissReason, Long> misses(UsageTotals usage) {
    Map<MissReason, Long> misses = new TreeMap<>();
    usage
        .misses()
        .values()
        .forEach(counts -> counts.forEach((reason, n) -> misses.merge(reason, n, Long::sum)));
    return misses;
  }

  private static List<CategoryTotals> categories(Store store, StoreFill fill, UsageTotals usage) {
    Map<Category, long[]> sums = new TreeMap<>();
    try (Stream<Record> records = store.list()) {
      records.forEach(
          record -> {
            long[] sum = sums.computeIfAbsent(record.key().category(), c -> new long[2]);
            sum[0]++;
            sum[1] += record.size();
          });
    }
    Map<Category, Long> hits = new TreeMap<>();
    usage.entries().forEach((key, use) -> hits.merge(key.category(), use.hits(), Long::sum));
    List<CategoryTotals> categories = new ArrayList<>();
    sums.forEach(
        (category, sum) -> {
          CategoryFill each =
              fill.categories()
                  .getOrDefault(
                      category, new CategoryFill(0, 0, OptionalLong.empty(), OptionalLong.empty()));
          categories.add(
              new CategoryTotals(
                  category.name(),
                  sum[0],
                  sum[1],
                  each.usedBytes(),
                  each.limitBytes(),
                  hits.getOrDefault(category, 0L)));
        });
    return categories;
  }
}
