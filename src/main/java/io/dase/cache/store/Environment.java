// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.time.Clock;

/**
 * What a store takes from the world around it, so that tests can fix it.
 *
 * @param clock for time stamps in records and times to live
 * @param writer the program's name in records
 */
record Environment(Clock clock, String writer, Faults faults) {
  static Environment system() {
    return new Environment(Clock.systemUTC(), WriterName.current(), Faults.NONE);
  }

  /** The same world, with protections taken out. */
  Environment with(Faults other) {
    return new Environment(clock, writer, other);
  }

  long nowMs() {
    return clock.millis();
  }
}
