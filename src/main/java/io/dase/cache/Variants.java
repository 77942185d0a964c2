// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.core.Variant;
import io.dase.cache.store.Store;
import java.util.Comparator;
import java.util.List;

/**
 * Which variants of a key there are. Wisdom has some; every other category has {@link Variant#NONE}
 * alone. Stateless; safe from any thread.
 */
final class Variants {
  private Variants() {}

  /** The variants of a key, the one committed last in front. */
  static List<Variant> all(Store store, CacheKey key) {
    if (!key.category().equals(Category.FFTW_WISDOM)) {
      return List.of(Variant.NONE);
    }
    return Queries.list(store, key.category()).stream()
        .filter(info -> info.key().equals(key))
        .sorted(Comparator.comparing(EntryInfo::created).reversed())
        .map(EntryInfo::variant)
        .toList();
  }

  /** The variant committed last; {@link Variant#NONE} if there is none. */
  static Variant newest(Store store, CacheKey key) {
    return key.category().equals(Category.FFTW_WISDOM)
        ? all(store, key).stream().findFirst().orElse(Variant.NONE)
        : Variant.NONE;
  }
}
