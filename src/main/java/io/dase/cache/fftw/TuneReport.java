// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.List;

/**
 * How a {@link Planner#tune} ended. Immutable value; safe from any thread.
 *
 * @param planned problems that were searched for and stored
 * @param held problems that the store had
 * @param frozen problems that are pinned to a plan
 * @param failed problems without a plan, or that the store did not take
 * @param left problems that were not reached before the deadline
 */
public record TuneReport(long planned, long held, long frozen, long failed, List<PlanSpec> left) {
  public TuneReport {
    left = List.copyOf(left);
  }
}
