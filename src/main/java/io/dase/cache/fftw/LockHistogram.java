// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.time.Duration;
import java.util.List;

/**
 * How long a lock was held each time. Immutable value; safe from any thread.
 *
 * @param counts by powers of two: the first below 1 µs, number i from 2^(i-1) µs up to 2^i µs, the
 *     last one everything longer
 * @param longest the longest of all
 */
public record LockHistogram(List<Long> counts, Duration longest) {
  public LockHistogram {
    counts = List.copyOf(counts);
  }

  /** How often the lock was held. */
  public long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
