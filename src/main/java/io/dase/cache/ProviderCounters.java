// SPDX-License-Identifier: MIT
package io.dase.cache;

import java.util.concurrent.atomic.LongAdder;

/** Counts what {@link ProviderStatistics} reports. Safe from any thread; never waits. */
public final class ProviderCounters {
  private static final double NANOS_PER_MS = 1e6;

  private final LongAdder residentHits = new LongAdder();
  private final LongAdder loads = new LongAdder();
  private final LongAdder loadNanos = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder recomputations = new LongAdder();
  private final LongAdder computeNanos = new LongAdder();

  /** All counts are 0. */
  public ProviderCounters() {}

  /**
   * A value that was in memory. Counts as a hit and as no load: reading a clock would cost more
   * than the look-up.
   */
  public void hit() {
    residentHits.increment();
  }

  /** A value that was loaded from the store in this time. */
  public void hit(long nanos) {
    loads.increment();
    loadNanos.add(nanos);
  }

  /** A value that was absent, and was computed in this time. */
  public void miss(long nanos) {
    misses.increment();
    computeNanos.add(nanos);
  }

  /** A value that was computed in this time since that is faster than to load it. */
  public void recomputed(long nanos) {
    recomputations.increment();
    computeNanos.add(nanos);
  }

  /** The counts now; those of requests that are under way may be there in part. */
  public ProviderStatistics statistics() {
    long stored = loads.sum();
    long hits = residentHits.sum() + stored;
    long absent = misses.sum();
    long cheaper = recomputations.sum();
    double load = loadNanos.sum() / NANOS_PER_MS / stored;
    double compute = computeNanos.sum() / NANOS_PER_MS / (absent + cheaper);
    return new ProviderStatistics(
        hits, absent, cheaper, (double) hits / (hits + absent), load, compute, compute / load);
  }
}
