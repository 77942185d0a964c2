// SPDX-License-Identifier: MIT
package io.dase.cache.missions;

import io.dase.cache.core.CacheException;
import java.util.List;

/**
 * A step failed. Its cause is what the first one by order threw, what others threw is suppressed.
 * Results of the steps that succeeded are stored. Safe from any thread.
 */
public final class MissionFailedException extends CacheException {
  private static final long serialVersionUID = 1L;

  private final transient List<StepOutcome> outcomes;

  MissionFailedException(String message, List<StepOutcome> outcomes, List<Throwable> failures) {
    super(message, failures.isEmpty() ? null : failures.get(0));
    this.outcomes = List.copyOf(outcomes);
    failures.stream().skip(1).forEach(this::addSuppressed);
  }

  /** What became of every step, in the order of the mission; empty after serialization. */
  public List<StepOutcome> outcomes() {
    return outcomes == null ? List.of() : outcomes;
  }
}
