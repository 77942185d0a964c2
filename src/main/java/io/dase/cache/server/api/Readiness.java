// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import java.util.Optional;

/** How far the start-up is; asked by any thread. */
@FunctionalInterface
public interface Readiness {
  /** Nothing was to be made. */
  Readiness AT_ONCE = () -> new State(Phase.NONE, 1, Optional.empty(), 0);

  /** Of a warm-up. */
  enum Phase {
    NONE,
    RUNNING,
    DONE,
    /** It ended before its time; what it made is served. */
    FAILED
  }

  /**
   * At one moment.
   *
   * @param fraction of the warm-up that is done, 0 to 1
   * @param current the entry that is being made
   * @param failures entries that could not be made
   */
  record State(Phase phase, double fraction, Optional<String> current, int failures) {
    boolean isReady() {
      return phase != Phase.RUNNING;
    }
  }

  State state();
}
