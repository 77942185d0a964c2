// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

/** Hears of each problem that {@link Planner#tune} settled. */
@FunctionalInterface
public interface TuneListener {
  /**
   * One problem is settled. Called for one problem at a time, from any thread.
   *
   * @return whether to go on; false ends the call as its deadline does
   */
  boolean settled(TuneProgress progress);
}
