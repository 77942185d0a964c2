// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Variant;
import io.dase.cache.store.Entry;
import io.dase.cache.store.Record;
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
    return store.variants(key).stream()
        .map(Entry::record)
        .sorted(Comparator.comparingLong(Record::createdMs).reversed())
        .map(Record::variant)
        .toList();
  }

  /** The variant committed last; {@link Variant#NONE} if there is none. */
  static Variant newest(Store store, CacheKey key) {
    return key.category().equals(Category.FFTW_WISDOM)
        ? all(store, key).stream().findFirst().orElse(Variant.NONE)
        : Variant.NONE;
  }
}
