// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import io.dase.cache.CacheManager;
import io.dase.cache.ProviderCounters;
import io.dase.cache.ProviderStatistics;
import io.dase.cache.SaveOptions;
import io.dase.cache.core.Category;
import io.dase.cache.format.DType;
import io.dase.cache.format.NdArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Source maps from memory, else from the store, else computed and stored as {@code .npz} under
 * {@link MapLayout#key()}, where C++ and numpy find them: the array {@code source}, and {@code
 * coupling} if the layout has one. The canonical layout is in the record's {@code meta}. A map
 * depends on nothing but its key, so one held in memory is never revalidated.
 *
 * <p>Safe from any thread. Closing closes the {@link CacheManager} if the provider opened it;
 * afterwards every method but {@link #statistics} throws {@link IllegalStateException}.
 */
public final class CachedMapProvider implements AutoCloseable {
  private static final String CATEGORY = Category.SOURCE_MAPS.name();
  private static final long NOT_COMPUTED = -1;

  private final CacheManager cache;
  private final boolean ownsCache;
  private final ProviderCounters counters = new ProviderCounters();

  /** On the default root, see {@link io.dase.cache.CacheRoot}. */
  public CachedMapProvider() {
    this(new CacheManager(), true);
  }

  /** On this folder, which need not exist; closing the provider ends its use. */
  public CachedMapProvider(Path root) {
    this(new CacheManager(root), true);
  }

  /** Shares the manager, which stays open when the provider is closed. */
  public CachedMapProvider(CacheManager cache) {
    this(cache, false);
  }

  private CachedMapProvider(CacheManager cache, boolean ownsCache) {
    this.cache = cache;
    this.ownsCache = ownsCache;
  }

  /**
   * The maps of a layout in JSON.
   *
   * @throws IllegalArgumentException as {@link MapLayout#parse}
   */
  public SourceMap get(String json) {
    return get(MapLayout.parse(json));
  }

  /**
   * The maps of a layout. A cache that cannot be read or written costs time, never the result; a
   * stored value of other names, types or shapes is replaced.
   */
  public SourceMap get(MapLayout layout) {
    AtomicLong computeNanos = new AtomicLong(NOT_COMPUTED);
    long start = System.nanoTime();
    SourceMap found = stored(layout, computeNanos).orElseGet(() -> replace(layout, computeNanos));
    if (computeNanos.get() == NOT_COMPUTED) {
      counters.hit(System.nanoTime() - start);
    } else {
      counters.miss(computeNanos.get());
    }
    return found;
  }

  /** Counts since this was opened: hits are from memory or store. */
  public ProviderStatistics statistics() {
    return counters.statistics();
  }

  @Override
  public void close() {
    if (ownsCache) {
      cache.close();
    }
  }

  /** What the store holds or takes in; empty if that is something else. */
  private Optional<SourceMap> stored(MapLayout layout, AtomicLong computeNanos) {
    return map(
        layout,
        cache.computeIfAbsent(
            CATEGORY,
            layout.key(),
            Map.class,
            () -> arrays(timed(layout, computeNanos)),
            options(layout)));
  }

  private SourceMap replace(MapLayout layout, AtomicLong computeNanos) {
    SourceMap map = timed(layout, computeNanos);
    cache.save(CATEGORY, layout.key(), arrays(map), options(layout));
    return map;
  }

  private static SourceMap timed(MapLayout layout, AtomicLong computeNanos) {
    long start = System.nanoTime();
    SourceMap map = SourceMap.compute(layout);
    computeNanos.set(System.nanoTime() - start);
    return map;
  }

  private static SaveOptions options(MapLayout layout) {
    return SaveOptions.DEFAULTS.withMeta(layout.canonical());
  }

  private static Map<String, Object> arrays(SourceMap map) {
    Map<String, Object> arrays = new TreeMap<>();
    arrays.put("source", map.source());
    map.coupling().ifPresent(coupling -> arrays.put("coupling", coupling));
    return arrays;
  }

  private static Optional<SourceMap> map(MapLayout layout, Map<?, ?> stored) {
    boolean fits =
        stored.size() == (layout.coupling().isPresent() ? 2 : 1)
            && fits(layout, stored.get("source"))
            && (layout.coupling().isEmpty() || fits(layout, stored.get("coupling")));
    return fits
        ? Optional.of(
            new SourceMap(
                layout,
                (NdArray) stored.get("source"),
                Optional.ofNullable((NdArray) stored.get("coupling"))))
        : Optional.empty();
  }

  private static boolean fits(MapLayout layout, Object value) {
    return value instanceof NdArray array
        && array.type() == DType.FLOAT64
        && Arrays.equals(array.shape(), layout.grid().shape());
  }
}
