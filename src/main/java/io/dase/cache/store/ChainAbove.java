// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Variant;
import java.io.File;

/**
 * Tells whether the user's chain above an entry of the system root is as it was when that was read:
 * empty, or ended by the same eviction. Safe from any thread.
 */
@FunctionalInterface
interface ChainAbove {
  /** Of which nothing is known, so that nothing below it stands. */
  ChainAbove UNKNOWN = () -> false;

  /** Two probes that never throw. */
  boolean isUnchanged();

  static ChainAbove empty(Layout layout, CacheKey key, Variant variant) {
    File first = new File(layout.record(new RecordName(key.key32(), variant.id(), 1)));
    File pruned = new File(layout.pruned(key.key32(), variant.id()));
    return () -> !first.exists() && !pruned.exists();
  }

  static ChainAbove endedBy(Layout layout, StoredRecord eviction, Lifetimes lifetimes) {
    return new Revalidation(layout, eviction, lifetimes)::isThere;
  }
}
