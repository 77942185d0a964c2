// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.time.Duration;
import java.util.Optional;

/**
 * How {@link Planner#tune} searches. Immutable value; safe from any thread.
 *
 * @param deadline of the whole call; when it has passed, what was found till then is committed.
 *     Empty: none
 * @param jobs searches at one time; more than one makes their times less sure
 * @param force plans again what the store holds; what proves faster replaces it
 */
public record TuneOptions(Optional<Duration> deadline, int jobs, boolean force) {
  /** No deadline, one search at a time, and nothing twice. */
  public static final TuneOptions DEFAULTS = new TuneOptions(Optional.empty(), 1, false);

  /**
   * @throws IllegalArgumentException for jobs below 1 or a deadline that is not positive
   */
  public TuneOptions {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs is " + jobs + "; expected at least 1");
    }
    if (deadline.isPresent() && (deadline.get().isNegative() || deadline.get().isZero())) {
      throw new IllegalArgumentException(
          "the deadline is " + deadline.get() + "; expected more than nothing");
    }
  }

  /** With a limit of time for the whole call. */
  public TuneOptions withDeadline(Duration value) {
    return new TuneOptions(Optional.of(value), jobs, force);
  }

  /** With so many searches at one time. */
  public TuneOptions withJobs(int count) {
    return new TuneOptions(deadline, count, force);
  }

  /** With or without planning again what the store holds. */
  public TuneOptions withForce(boolean value) {
    return new TuneOptions(deadline, jobs, value);
  }
}
