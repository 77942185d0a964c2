// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.CacheStats;
import io.dase.cache.core.CacheStats.CategoryStats;
import io.dase.cache.core.Category;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.core.MissReason;
import io.dase.cache.core.Variant;
import io.dase.cache.store.Record;
import io.dase.cache.store.Served;
import io.dase.cache.store.Store;
import io.dase.cache.store.UsageTotals;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a store holds, with the counts of use beside it. Safe from any thread. */
final class Catalog {
  private static final Comparator<EntryInfo> ORDER =
      Comparator.comparing(EntryInfo::key).thenComparing(EntryInfo::variant);

  private final Store store;

  Catalog(Store store) {
    this.store = store;
  }

  List<EntryInfo> list() {
    return sorted(store.served());
  }

  List<EntryInfo> list(Category category) {
    return sorted(store.served(category));
  }

  Optional<EntryInfo> info(CacheKey key) {
    return store
        .locate(key, Variants.newest(store, key))
        .entry()
        .map(entry -> info(new Served(entry.record(), entry.layer()), store.usage().totals()));
  }

  /** As the file of {@link #info}, without adding up the counts of use. */
  Optional<Path> path(CacheKey key) {
    return store
        .locate(key, Variants.newest(store, key))
        .entry()
        .map(entry -> store.blobPath(new Served(entry.record(), entry.layer())));
  }

  boolean exists(CacheKey key) {
    return store.exists(key, Variants.newest(store, key));
  }

  Explanation explain(CacheKey key) {
    return explain(key, Variants.newest(store, key));
  }

  Explanation explain(CacheKey key, Variant variant) {
    SortedSet<Category> known = new TreeSet<>(Category.STANDARD);
    if (!known.contains(key.category())) {
      known.addAll(store.categories());
    }
    return Explanation.of(key, store.explain(key, variant), known);
  }

  /** Uses of keys that are gone are left out, misses of any key are not. */
  CacheStats stats() {
    UsageTotals usage = store.usage().totals();
    SortedMap<String, CategoryStats> categories = new TreeMap<>();
    Set<CacheKey> used = new HashSet<>(usage.entries().keySet());
    try (Stream<Served> all = store.served()) {
      all.forEach(
          served -> {
            Record record = served.record();
            long accesses = used.remove(record.key()) ? usage.use(record.key()).hits() : 0;
            categories.merge(
                record.key().category().name(),
                new CategoryStats(1, record.size(), accesses),
                Catalog::sum);
          });
    }
    Map<MissReason, Long> misses = new EnumMap<>(MissReason.class);
    usage
        .misses()
        .values()
        .forEach(counts -> counts.forEach((reason, n) -> misses.merge(reason, n, Long::sum)));
    return new CacheStats(categories, misses);
  }

  private List<EntryInfo> sorted(Stream<Served> all) {
    UsageTotals usage = store.usage().totals();
    try (all) {
      return all.map(served -> info(served, usage)).sorted(ORDER).toList();
    }
  }

  private EntryInfo info(Served served, UsageTotals usage) {
    Record record = served.record();
    return new EntryInfo(
        record.key(),
        record.variant(),
        served.layer(),
        record.generation(),
        record.size(),
        record.extension(),
        record.sha256(),
        store.blobPath(served),
        Instant.ofEpochMilli(record.createdMs()),
        store.limits().expires(record),
        record.costMs(),
        record.schema(),
        record.writer(),
        record.meta(),
        usage.use(record.key()).hits());
  }

  private static CategoryStats sum(CategoryStats a, CategoryStats b) {
    return new CategoryStats(
        a.entries() + b.entries(), a.bytes() + b.bytes(), a.accesses() + b.accesses());
  }
}
