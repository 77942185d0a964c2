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

  /** The variants of a key, also those whose value is damaged. */
  static List<Variant> all(Store store, CacheKey key) {
    return key.category().equals(Category.FFTW_WISDOM)
        ? store.records(key).stream().map(Record::variant).toList()
        : List.of(Variant.NONE);
  }

  /** The readable variant committed last; {@link Variant#NONE} if there is none. */
  static Variant newest(Store store, CacheKey key) {
    return key.category().equals(Category.FFTW_WISDOM)
        ? store.variants(key).stream()
            .map(Entry::record)
            .max(Comparator.comparingLong(Record::createdMs))
            .map(Record::variant)
            .orElse(Variant.NONE)
        : Variant.NONE;
  }
}
