// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

/**
 * Hears of each problem that {@link Planner#tune} settled: of one at a time, from any thread, so it
 * need not be thread-safe.
 */
@FunctionalInterface
public interface TuneListener {
  /**
   * One problem is settled.
   *
   * @return whether to go on; false ends the call as its deadline does
   */
  boolean settled(TuneProgress progress);
}
