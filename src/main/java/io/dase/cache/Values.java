// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.MissReason;
import io.dase.cache.core.Variant;
import io.dase.cache.store.Entry;
import io.dase.cache.store.Lease;
import io.dase.cache.store.Lookup;
import io.dase.cache.store.NewEntry;
import io.dase.cache.store.PutOutcome;
import io.dase.cache.store.Record;
import io.dase.cache.store.Served;
import io.dase.cache.store.Store;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Values in memory and in the store below, and the counts of what became of look-ups and saves.
 * Safe from any thread.
 */
final class Values {
  static final long ANY_SCHEMA = 0;

  private final Store store;
  private final MemoryTier memory;
  private final Counting counting = new Counting();

  Values(Store store, MemoryTier memory) {
    this.store = store;
    this.memory = memory;
  }

  CacheCounters counters() {
    return counting.snapshot(memory.bytes());
  }

  long memoryHits() {
    return counting.memoryHits();
  }

  /**
   * The value of a key; null if there is none. Counts as one look-up.
   *
   * @throws io.dase.cache.core.CacheException if it breaks the format it claims to be
   */
  Held find(CacheKey key, Class<?> type, long schema) {
    Held held = memory.get(key);
    if (held != null) {
      if (!held.isCurrent()) {
        memory.drop(key);
      } else if (schema == ANY_SCHEMA || schema == held.schema()) {
        counting.memoryHit();
        store.usage().countHit(key);
        return held;
      }
    }
    Lookup lookup = counted(store.get(key, Variants.newest(store, key), schema));
    return lookup.isHit() ? hold(key, lookup.entry().orElseThrow(), type) : null;
  }

  /** As {@link #find} for any schema, past the memory tier, and counted by nobody. */
  Held findAgain(CacheKey key, Class<?> type) {
    Optional<Entry> entry =
        store.exists(key) ? store.variants(key).stream().findFirst() : Optional.empty();
    return entry.isPresent() ? hold(key, entry.get(), type) : null;
  }

  /** Lets go of the memory. */
  void forget() {
    memory.clear();
  }

  /** Looks up the file of a key. Counts as one look-up. */
  Lookup findFile(CacheKey key) {
    return counted(store.getFile(key, Variants.newest(store, key), ANY_SCHEMA));
  }

  /** The right to compute a key, which the caller closes. */
  Lease lease(CacheKey key, Duration patience, BooleanSupplier isDone) {
    return store.lease(key, Variant.NONE, patience, isDone);
  }

  /** Whether the store holds the value now. */
  boolean save(CacheKey key, NewEntry value) {
    boolean stored = store.put(key, value).isStored();
    memory.drop(key);
    counting.put(stored);
    return stored;
  }

  PutOutcome rollback(CacheKey key, Variant variant, long generation) {
    PutOutcome outcome = store.versions().rollback(key, variant, generation);
    memory.drop(key);
    return outcome;
  }

  /** Removes all variants of a key; whether there was one. */
  boolean delete(CacheKey key) {
    boolean deleted = false;
    for (Variant variant : Variants.all(store, key)) {
      deleted |= store.delete(key, variant).isWritten();
    }
    memory.drop(key);
    return deleted;
  }

  /** Removes all entries of a category; how many there were. */
  int clear(Category category) {
    int removed = 0;
    try (Stream<Served> all = store.served(category)) {
      for (Iterator<Served> each = all.iterator(); each.hasNext(); ) {
        Record record = each.next().record();
        removed += store.delete(record.key(), record.variant()).isWritten() ? 1 : 0;
      }
    }
    memory.drop(category);
    return removed;
  }

  private Lookup counted(Lookup lookup) {
    if (lookup.isHit()) {
      counting.storeHit();
    } else {
      counting.miss(lookup.reason().orElse(MissReason.COLD));
    }
    return lookup;
  }

  /** Wisdom is held by the planner that uses it, not here. */
  private Held hold(CacheKey key, Entry entry, Class<?> type) {
    Held held = Held.stored(entry, type);
    if (!key.category().equals(Category.FFTW_WISDOM)) {
      memory.put(key, held);
    }
    return held;
  }
}
