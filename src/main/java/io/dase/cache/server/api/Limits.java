// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Format;
import io.dase.cache.server.http.MemoryBudget;
import io.dase.cache.server.http.Problem;
import io.dase.cache.server.http.Range;
import java.util.function.Supplier;

/**
 * How large an artifact of one answer may be. Safe from any thread.
 *
 * @param maxValues the most numbers
 * @param budget what all answers share
 */
record Limits(int maxValues, MemoryBudget budget) {
  /** A number as text, and what its writing takes beside it. */
  private static final long JSON_BYTES = 64;

  private static final long ARRAY_BYTES = 24;

  /** Counts from 1. */
  Range upTo(int most) {
    return Range.of(1L, Math.min(most, maxValues));
  }

  /**
   * @throws Problem 400 for more than {@link #maxValues}
   */
  void require(String parameter, String value, long values) {
    if (values > maxValues) {
      throw Problem.parameter(parameter, value, "at most " + maxValues + " numbers");
    }
  }

  /** The answer, with memory for so many numbers taken from the budget until it is sent. */
  Answer within(long values, Format format, Supplier<Answer> answer) {
    Runnable release =
        budget.take(values * (format.equals(Format.JSON) ? JSON_BYTES : ARRAY_BYTES));
    try {
      return answer.get().whenSent(release);
    } catch (RuntimeException | Error e) {
      release.run();
      throw e;
    }
  }
}
