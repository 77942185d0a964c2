// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import io.dase.cache.core.CacheKey;
import java.time.Duration;
import java.util.List;

/**
 * What a warm-up did. Immutable value; safe from any thread.
 *
 * @param made entries that were missing and are there now
 * @param skipped entries that were there
 * @param failures entries that are still missing, and proofs that failed
 * @param bytes size of what was made
 * @param proofs wisdom entries that were given to the proof; 0 if none was planned or proofs were
 *     not asked for
 * @param proven how many of them passed
 * @param elapsed how long it took
 */
public record Report(
    int made,
    int skipped,
    List<Failure> failures,
    long bytes,
    int proofs,
    int proven,
    Duration elapsed) {
  /** One entry that could not be made or proven, and why. */
  public record Failure(CacheKey key, RuntimeException cause) {}

  public Report {
    failures = List.copyOf(failures);
  }
}
