// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.List;

/**
 * What a store gained. Immutable value; safe from any thread.
 *
 * @param linesGained lines of wisdom that the store's text did not cover before
 * @param problemsGained problems that the store did not list before
 * @param usability whether this process may use what was stored
 * @param written false if the store covered it already, or skips puts (it has said why)
 */
public record SavedWisdom(
    int linesGained, List<PlanSpec> problemsGained, Usability usability, boolean written) {
  public SavedWisdom {
    problemsGained = List.copyOf(problemsGained);
  }
}
