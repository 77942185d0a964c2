// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheUse;
import io.dase.cache.CachedProvider;
import io.dase.cache.Recipe;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.format.DType;
import io.dase.cache.format.NdArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Source maps from memory, else from the store, else computed and stored as {@code .npz} under
 * {@link MapLayout#key()}, where C++ and numpy find them: the array {@code source}, and {@code
 * coupling} if the layout has one. The canonical layout is in the record's {@code meta}. A map
 * depends on nothing but its key, so one held in memory is never revalidated. Safe from any thread;
 * closed as every {@link CachedProvider}.
 */
public final class CachedMapProvider extends CachedProvider {
  /** On the default root, see {@link io.dase.cache.CacheRoot}. */
  public CachedMapProvider() {
    super(CacheUse.byDefault());
  }

  /** On this folder, which need not exist. */
  public CachedMapProvider(Path root) {
    super(CacheUse.of(root));
  }

  /** Shares the manager, which stays open when the provider is closed. */
  public CachedMapProvider(CacheManager cache) {
    super(CacheUse.shared(cache));
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
    Objects.requireNonNull(layout, "layout");
    return serve(
            Recipe.parsed(
                    new CacheKey(Category.SOURCE_MAPS, layout.key()),
                    Map.class,
                    () -> arrays(SourceMap.compute(layout)),
                    stored -> map(layout, stored))
                .withMeta(layout.canonical()))
        .value();
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
