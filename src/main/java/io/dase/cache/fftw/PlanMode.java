// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

/**
 * What {@link Planner#plan(PlanSpec, PlanOptions)} does for a transform that neither FFTW's memory
 * nor the store holds. Immutable; safe from any thread.
 */
public enum PlanMode {
  /** Plans at the asked rigor before it returns. */
  WAIT,
  /** Returns an ESTIMATE plan at once, which is exchanged when the asked one is there. */
  SERVE_THEN_UPGRADE,
  /** Plans nothing: {@link java.util.NoSuchElementException}. */
  WISDOM_ONLY
}
