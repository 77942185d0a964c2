// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.core.CacheKey;
import io.dase.cache.warmup.Progress;
import java.time.Duration;
import java.util.Locale;

/** Shows a warm-up: a bar with the time left on a terminal, lines elsewhere, nothing with JSON. */
final class WarmupProgress {
  private WarmupProgress() {}

  static Progress of(Session session) {
    if (session.json()) {
      return new Silence();
    }
    return session.terminal().isInteractive()
        ? new Bar(session.terminal())
        : new Lines(session.terminal());
  }

  private static final class Silence implements Progress {
    @Override
    public void begin(CacheKey key, double fraction) {}

    @Override
    public void end(CacheKey key, Outcome outcome, Duration took) {}

    @Override
    public void close() {}
  }

  /** One line for each entry that was not skipped. */
  private static final class Lines implements Progress {
    private final Terminal terminal;

    Lines(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public void begin(CacheKey key, double fraction) {}

    @Override
    public void end(CacheKey key, Outcome outcome, Duration took) {
      if (outcome != Outcome.SKIPPED) {
        terminal.line(
            "%-6s %s (%d ms)"
                .formatted(outcome.name().toLowerCase(Locale.ROOT), key, took.toMillis()));
        terminal.flush();
      }
    }

    @Override
    public void close() {}
  }

  /** One line that is overwritten. */
  private static final class Bar implements Progress {
    private static final int WIDTH = 30;
    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final long begin = System.nanoTime();

    Bar(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public void begin(CacheKey key, double fraction) {
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
                          key));
      terminal.flush();
    }

    @Override
    public void end(CacheKey key, Outcome outcome, Duration took) {}

    @Override
    public void close() {
      terminal.writer().print(CLEAR);
      terminal.flush();
    }

    private String timeLeft(double fraction) {
      if (fraction < 0.05) {
        return "--:-- left";
      }
      double spent = (System.nanoTime() - begin) / 1e9;
      long left = Math.round(spent * (1 - fraction) / fraction);
      return "%02d:%02d left".formatted(left / 60, left % 60);
    }
  }
}
