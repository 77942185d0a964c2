// SPDX-License-Identifier: MIT
package io.dase.cache.diff;

import java.util.List;

/**
 * What two wisdom texts of one key and machine differ in. Problems are canonical texts, as their
 * records list them; imported wisdom may hold solutions of problems that no record lists.
 * Immutable; safe from any thread.
 *
 * @param gained problems that the newer one alone is listed with, sorted
 * @param lost problems that the older one alone is listed with, sorted
 * @param replanned problems of both that got another plan, sorted
 * @param linesGained lines of FFTW's text that the newer one alone has
 * @param linesLost lines that the older one alone has
 */
public record WisdomDiff(
    List<String> gained, List<String> lost, List<String> replanned, int linesGained, int linesLost)
    implements ValueDiff {
  public WisdomDiff {
    gained = List.copyOf(gained);
    lost = List.copyOf(lost);
    replanned = List.copyOf(replanned);
  }

  @Override
  public boolean isSame() {
    return gained.isEmpty()
        && lost.isEmpty()
        && replanned.isEmpty()
        && linesGained == 0
        && linesLost == 0;
  }
}
