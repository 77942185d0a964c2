// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import java.time.Duration;

/** One line of a terminal that is overwritten: how much is done, and the time left. */
final class ProgressBar {
  private static final int WIDTH = 30;
  private static final String CLEAR = "\r\u001b[K";
  private static final double FIRST_GUESS = 0.05;

  private final Terminal terminal;
  private final Duration limit;
  private final long begin = System.nanoTime();

  /**
   * @param limit when the work ends at the latest; null: never
   */
  ProgressBar(Terminal terminal, Duration limit) {
    this.terminal = terminal;
    this.limit = limit;
  }

  /**
   * @param fraction of the whole work that is done, 0 to 1
   * @param what is done now
   */
  void show(double fraction, String what) {
    int done = (int) (fraction * WIDTH);
    terminal
        .writer()
        .print(
            CLEAR
                + "[%s%s] %3d %%  %s  %s"
                    .formatted(
                        "#".repeat(done),
                        ".".repeat(WIDTH - done),
                        (int) (100 * fraction),
                        timeLeft(fraction),
                        what));
    terminal.flush();
  }

  void clear() {
    terminal.writer().print(CLEAR);
    terminal.flush();
  }

  private String timeLeft(double fraction) {
    Duration spent = Duration.ofNanos(System.nanoTime() - begin);
    Duration left = null;
    if (fraction >= FIRST_GUESS) {
      left = Duration.ofMillis(Math.round(spent.toMillis() * (1 - fraction) / fraction));
    }
    if (limit != null && (left == null || left.compareTo(limit.minus(spent)) > 0)) {
      Duration rest = limit.minus(spent);
      left = rest.isNegative() ? Duration.ZERO : rest;
    }
    return left == null ? "--:-- left" : Durations.clock(left) + " left";
  }
}
