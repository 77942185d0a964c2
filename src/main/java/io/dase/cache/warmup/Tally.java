// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import io.dase.cache.core.CacheKey;
import io.dase.cache.warmup.Progress.Outcome;
import io.dase.cache.warmup.Report.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Counts what a warm-up does, and tells who follows it. Used by one thread. */
final class Tally {
  private final Progress progress;
  private final long begin = System.nanoTime();
  private final List<Failure> failures = new ArrayList<>();
  private int made;
  private int skipped;
  private int proofs;
  private int proven;
  private long bytes;

  Tally(Progress progress) {
    this.progress = progress;
  }

  /**
   * Does the work on one entry between the two calls of {@link Progress}.
   *
   * @param fraction of the whole that is done before
   */
  Outcome follow(CacheKey key, double fraction, Supplier<Outcome> work) {
    progress.begin(key, fraction);
    long start = System.nanoTime();
    Outcome outcome = work.get();
    progress.end(key, outcome, Duration.ofNanos(System.nanoTime() - start));
    return outcome;
  }

  Outcome made(long size) {
    made++;
    bytes += size;
    return Outcome.MADE;
  }

  Outcome skipped() {
    skipped++;
    return Outcome.SKIPPED;
  }

  Outcome failed(CacheKey key, RuntimeException cause) {
    failures.add(new Failure(key, cause));
    return Outcome.FAILED;
  }

  void proofsBegin(int count) {
    proofs = count;
  }

  Outcome proven() {
    proven++;
    return Outcome.PROVEN;
  }

  Report report() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
    return new Report(made, skipped, failures, bytes, proofs, proven, elapsed);
  }
}
