// SPDX-License-Identifier: MIT
package io.dase.cache.missions;

import java.time.Duration;

/**
 * What became of one step. Immutable; safe from any thread.
 *
 * @param step its name
 * @param key of its result in the category {@code mission_graph}
 * @param state how it ended
 * @param took from its start to its end; zero for a step that did not start
 */
public record StepOutcome(String step, String key, State state, Duration took) {
  /** How a step ended. */
  public enum State {
    /** Its result was stored, or another thread or process made it meanwhile. */
    HIT,
    /** Its work ran. */
    RAN,
    /** Its work failed; nothing was stored. */
    FAILED,
    /** A step above it failed, or the mission was interrupted. */
    SKIPPED
  }
}
