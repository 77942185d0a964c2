// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The folder of leases: who computes, and who waits. Safe from any thread. */
final class Leases {
  /** Fits into nanoseconds. */
  private static final Duration LONGEST_PATIENCE = Duration.ofDays(36_500);

  private final Path folder;
  private final Warnings warnings;
  private final LeaseTimes times;

  Leases(Path folder, Warnings warnings, LeaseTimes times) {
    this.folder = folder;
    this.warnings = warnings;
    this.times = times;
  }

  /** {@link Store#lease}, by the name of the lease's file. */
  Lease acquire(String name, Duration patience, BooleanSupplier isDone) {
    Duration limit = patience.compareTo(LONGEST_PATIENCE) < 0 ? patience : LONGEST_PATIENCE;
    Backoff backoff = new Backoff(limit, times.firstLook(), times.longestLook());
    try {
      while (true) {
        Lease lease = claim(name);
        if (isDone(lease, isDone)) {
          return Lease.without(Lease.Outcome.DONE);
        }
        if (lease != null) {
          return lease;
        }
        if (Thread.currentThread().isInterrupted() || !backoff.pause()) {
          return Lease.without(Lease.Outcome.TIMED_OUT);
        }
        breakIfStale(name);
      }
    } catch (IOException e) {
      warnings.degraded(e);
      return Lease.without(Lease.Outcome.UNAVAILABLE);
    }
  }

  /**
   * @return null if the lease is another's
   */
  private Lease claim(String name) throws IOException {
    LeaseFile mine = new LeaseFile(folder, name);
    Lease lease = null;
    try {
      if (mine.claim()) {
        lease = Lease.held(mine, LeaseToucher.keep(mine, times.touch()));
      }
      return lease;
    } finally {
      if (lease == null) {
        mine.close();
      }
    }
  }

  /** Asks, and gives the lease back unless the answer is no. */
  private static boolean isDone(Lease lease, BooleanSupplier isDone) {
    boolean done = true;
    try {
      done = isDone.getAsBoolean();
      return done;
    } finally {
      if (done && lease != null) {
        lease.close();
      }
    }
  }

  private void breakIfStale(String name) throws IOException {
    Path path = folder.resolve(name);
    try {
      LeaseSight seen = LeaseSight.of(path);
      if (seen.isStale(LeaseFile.now(folder), times.stale())) {
        LeaseFile.breakLease(path, seen);
      }
    } catch (NoSuchFileException e) {
      // Given back meanwhile.
    }
  }
}
