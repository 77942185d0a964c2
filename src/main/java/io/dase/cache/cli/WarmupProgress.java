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
      return Progress.SILENT;
    }
    return session.terminal().isInteractive()
        ? new Bar(session.terminal())
        : new Lines(session.terminal());
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
    private final ProgressBar bar;

    Bar(Terminal terminal) {
      bar = new ProgressBar(terminal, null);
    }

    @Override
    public void begin(CacheKey key, double fraction) {
      bar.show(fraction, key.toString());
    }

    @Override
    public void end(CacheKey key, Outcome outcome, Duration took) {}

    @Override
    public void close() {
      bar.clear();
    }
  }
}
