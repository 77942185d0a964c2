// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import java.time.Duration;

/** Times as people read them. Stateless. */
final class Durations {
  private Durations() {}

  /** Hours, minutes and seconds: {@code 1:02:03}, {@code 02:03}. */
  static String clock(Duration time) {
    String minutes = "%02d:%02d".formatted(time.toMinutesPart(), time.toSecondsPart());
    return time.toHours() == 0 ? minutes : time.toHours() + ":" + minutes;
  }
}
