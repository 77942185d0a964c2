// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Locale;

/**
 * How the search behind a served plan ended. Immutable value; safe from any thread.
 *
 * @param spec as it was asked for
 * @param outcome how
 * @param message why, for people; empty if it was upgraded
 */
public record PlanUpgrade(PlanSpec spec, Outcome outcome, String message) {
  /** How a search ended. Immutable; safe from any thread. */
  public enum Outcome {
    /** The plan now runs at the asked rigor. */
    UPGRADED,
    /** Time was up first; the plan stays as it is, or became the best that was found. */
    DEADLINE,
    /** Nothing was found; the plan stays as it is. */
    FAILED,
    /** The {@link Planner} was closed first; the plan stays as it is. */
    CLOSED;

    /** The name as in C++ and in JSON: lower case. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
