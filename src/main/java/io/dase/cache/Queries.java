// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.CacheStats;
import io.dase.cache.core.Category;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.core.Variant;
import io.dase.cache.store.Store;
import java.util.List;
import java.util.Optional;

/** Questions to the store that need no value. */
final class Queries {
  private Queries() {}

  static List<EntryInfo> list(Store store) {
    throw new UnsupportedOperationException("the store lists nothing yet");
  }

  static List<EntryInfo> list(Store store, Category category) {
    return list(store).stream().filter(info -> info.key().category().equals(category)).toList();
  }

  static Optional<EntryInfo> info(Store store, CacheKey key) {
    return list(store, key.category()).stream().filter(i -> i.key().equals(key)).findFirst();
  }

  static boolean exists(Store store, CacheKey key) {
    return store.get(key, Variant.NONE, 0).isHit();
  }

  static CacheStats stats(Store store) {
    throw new UnsupportedOperationException("the store counts nothing yet");
  }
}
