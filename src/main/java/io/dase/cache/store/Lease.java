// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.util.concurrent.Future;

/**
 * The right to compute what many want; or the answer that there is none to be had, and the caller
 * computes without. Safe from any thread. Closing gives it back; {@link #outcome} stays.
 */
public final class Lease implements AutoCloseable {
  private final Outcome outcome;
  private final LeaseFile file;
  private final Future<?> touching;

  /** How an attempt to get a lease ended. */
  public enum Outcome {
    /** This thread computes, alone among all processes. */
    HELD,
    /** The result is there: nothing is to be computed. */
    DONE,
    /** Another process has not finished in time, or this thread was interrupted. */
    TIMED_OUT,
    /** The folder cannot be written to. */
    UNAVAILABLE
  }

  private Lease(Outcome outcome, LeaseFile file, Future<?> touching) {
    this.outcome = outcome;
    this.file = file;
    this.touching = touching;
  }

  static Lease held(LeaseFile file, Future<?> touching) {
    return new Lease(Outcome.HELD, file, touching);
  }

  static Lease without(Outcome outcome) {
    return new Lease(outcome, null, null);
  }

  /** How the attempt ended. */
  public Outcome outcome() {
    return outcome;
  }

  /** Whether this process holds the lease now: false once another has broken it. */
  public boolean isHeld() {
    return file != null && !touching.isCancelled() && file.isMine();
  }

  /** Gives the lease back. Idempotent. */
  @Override
  public void close() {
    if (file != null && touching.cancel(false)) {
      file.close();
    }
  }
}
