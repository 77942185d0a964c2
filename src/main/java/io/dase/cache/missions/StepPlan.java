// SPDX-License-Identifier: MIT
package io.dase.cache.missions;

/**
 * What running a mission would do with one step. Immutable; safe from any thread.
 *
 * @param step its name
 * @param key of its result in the category {@code mission_graph}
 * @param action what would happen
 * @param why the reason, for people
 */
public record StepPlan(String step, String key, Action action, String why) {
  /** What happens to a step. */
  public enum Action {
    /** Its result is stored. */
    HIT,
    /** Its work runs. */
    RUN
  }
}
