// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.NoSuchElementException;

/**
 * What {@link Planner#plan(PlanSpec, PlanOptions)} does for a transform that neither FFTW's memory
 * nor the store holds. Immutable; safe from any thread.
 */
public enum PlanMode {
  /** Plans at the asked rigor before it returns. */
  WAIT,
  /**
   * Returns at once a plan of the best rigor that needs no search, at worst {@link Rigor#ESTIMATE},
   * which is exchanged between two executions when the asked one is there. Where ESTIMATE is asked
   * for nothing is searched, and nothing kept.
   */
  SERVE_THEN_UPGRADE,
  /**
   * Plans nothing: {@link NoSuchElementException} says what is missing and which command makes it.
   */
  WISDOM_ONLY
}
