// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a plan is asked for. Immutable value; safe from any thread.
 *
 * @param mode what to do where no wisdom is
 * @param deadline of the search, counted from the call: when it has passed, the best that was found
 *     serves, at worst a plan of rigor ESTIMATE. Empty: none. A search inside this process, where
 *     no helper can be started, looks at it between two rigors
 * @param listener hears once, in a daemon thread of the planner, how the search behind a plan of
 *     {@link PlanMode#SERVE_THEN_UPGRADE} ended that was served below the asked rigor ({@link
 *     Plan#source()} is {@link PlanSource#PROVISIONAL} then), unless nobody refers to the plan any
 *     more. It may call anything, {@link Planner#close()} too; what it throws goes to the thread's
 *     handler of uncaught exceptions. Empty: nobody listens
 */
public record PlanOptions(
    PlanMode mode, Optional<Duration> deadline, Optional<Consumer<? super PlanUpgrade>> listener) {
  /** Waits for a plan of the asked rigor, without deadline. */
  public static final PlanOptions DEFAULTS = of(PlanMode.WAIT);

  /**
   * @throws IllegalArgumentException for a negative deadline
   */
  public PlanOptions {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(deadline, "deadline");
    if (deadline.isPresent() && deadline.get().isNegative()) {
      throw new IllegalArgumentException(
          "the deadline is " + deadline.get() + "; expected none, or a time from now");
    }
  }

  /** A mode, without deadline and listener. */
  public static PlanOptions of(PlanMode mode) {
    return new PlanOptions(mode, Optional.empty(), Optional.empty());
  }

  /** With a limit of time for the search. */
  public PlanOptions withDeadline(Duration value) {
    return new PlanOptions(mode, Optional.of(value), listener);
  }

  /** With somebody who hears of the upgrade. */
  public PlanOptions withListener(Consumer<? super PlanUpgrade> value) {
    return new PlanOptions(mode, deadline, Optional.of(value));
  }
}
