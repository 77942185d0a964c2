// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.MissReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what {@link CacheCounters} reports. Safe from any thread. */
final class Counting {
  private final LongAdder memoryHits = new LongAdder();
  private final LongAdder storeHits = new LongAdder();
  private final LongAdder puts = new LongAdder();
  private final LongAdder skippedPuts = new LongAdder();
  private final Map<MissReason, LongAdder> misses = new EnumMap<>(MissReason.class);

  Counting() {
    for (MissReason reason : MissReason.values()) {
      misses.put(reason, new LongAdder());
    }
  }

  void memoryHit() {
    memoryHits.increment();
  }

  long memoryHits() {
    return memoryHits.sum();
  }

  void storeHit() {
    storeHits.increment();
  }

  void miss(MissReason reason) {
    misses.get(reason).increment();
  }

  void put(boolean stored) {
    (stored ? puts : skippedPuts).increment();
  }

  CacheCounters snapshot(long memoryBytes) {
    Map<MissReason, Long> occurred = new EnumMap<>(MissReason.class);
    misses.forEach(
        (reason, count) -> {
          if (count.sum() > 0) {
            occurred.put(reason, count.sum());
          }
        });
    return new CacheCounters(
        memoryHits.sum(), storeHits.sum(), occurred, puts.sum(), skippedPuts.sum(), memoryBytes);
  }
}
