// SPDX-License-Identifier: MIT
package io.dase.cache.models;

import io.dase.cache.core.Ranges;
import java.util.Objects;

/**
 * How good a model is by one measure. Immutable; safe from any thread.
 *
 * @param value finite
 * @param goal which values are better
 */
public record Metric(double value, Goal goal) {
  /** Which values of a metric are better. */
  public enum Goal {
    /** As for errors and losses. */
    LOWEST,
    /** As for scores and accuracies. */
    HIGHEST
  }

  /**
   * @throws IllegalArgumentException for NaN and the infinities
   */
  public Metric {
    Objects.requireNonNull(goal, "goal");
    Ranges.requireFinite("value of a metric", value);
  }

  /** Whether this is better than another of the same goal. */
  boolean isBetterThan(Metric other) {
    return goal == Goal.LOWEST ? value < other.value : value > other.value;
  }
}
